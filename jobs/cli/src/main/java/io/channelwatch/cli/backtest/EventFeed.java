package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.cli.Progress;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.CoreRecords;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.event.PartnerEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** The records about partners in the order in which they became known, as far as they count. */
final class EventFeed implements Feed<PartnerRecord> {

  private static final Received NOWHERE = new Received("", 0, 0, 0, null, null);

  private final Iterator<EventRecord> records;
  private final Span span;
  private final Progress progress;
  private final ObjLongConsumer<PartnerEvent> seen;
  private @Nullable EventRecord next;
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
    EventRecord record = records.hasNext() ? records.next() : null;
    next = record != null && knownAt(record) <= span.last() ? record : null;
  }

  /** When a record became known, in milliseconds since the epoch, or {@link #BEGINNING}. */
  static long knownAt(EventRecord record) {
    return record.knownAt() == 0 ? BEGINNING : record.knownAt();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public PartnerRecord next() {
    EventRecord record = next;
    if (record == null) {
      throw new NoSuchElementException();
    }
    instant = knownAt(record);
    advance();
    progress.step();
    try {
      PartnerEvent event = CoreRecords.event(record);
      seen.accept(event, instant);
      return new PartnerRecord(event, instant, NOWHERE);
    } catch (RefusedException e) {
      throw new IllegalStateException("a record that was checked is refused", e);
    }
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
