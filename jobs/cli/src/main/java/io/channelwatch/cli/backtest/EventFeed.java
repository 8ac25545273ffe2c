package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.cli.Progress;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.KnownEvent;
import io.channelwatch.event.PartnerEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** The records about partners in the order in which they became known, as far as they count. */
final class EventFeed implements Feed<PartnerRecord> {

  private static final Received NOWHERE = new Received("", 0, 0, 0, null, null);

  private final Iterator<KnownEvent> records;
  private final Span span;
  private final Progress progress;
  private final ObjLongConsumer<PartnerEvent> seen;
  private @Nullable KnownEvent next;
  private long instant = BEGINNING;

  /** A feed that shows each record to {@code seen} as well, with when it became known. */
  EventFeed(
      CheckedRecords events, Span span, Progress progress, ObjLongConsumer<PartnerEvent> seen) {
    this.records = events.ofPartners();
    this.span = span;
    this.progress = progress;
    this.seen = seen;
    advance();
  }

  private void advance() {
    KnownEvent record = records.hasNext() ? records.next() : null;
    next = record != null && knownAt(record.knownAt()) <= span.last() ? record : null;
  }

  /** When a record became known of which files tell this, which is 0 for the beginning. */
  static long knownAt(long told) {
    return told == 0 ? BEGINNING : told;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public PartnerRecord next() {
    KnownEvent record = next;
    if (record == null) {
      throw new NoSuchElementException();
    }
    instant = knownAt(record.knownAt());
    advance();
    progress.step();
    seen.accept(record.event(), instant);
    return new PartnerRecord(record.event(), instant, NOWHERE);
  }

  @Override
  public long instant() {
    return instant;
  }

  @Override
  public long end() {
    return span.end(instant);
  }
}
