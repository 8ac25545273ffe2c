package io.channelwatch.cli.files;

import io.channelwatch.alerting.ingest.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Warns of records from after an instant, which is the present or near to it. */
record FutureCheck(RecordCheck check, long latest) implements RecordCheck {

  private static final String LIVE = "; a live job refuses it.";

  @Override
  public @Nullable String objection(EventRecord record) {
    return check.objection(record);
  }

  @Override
  public boolean takes(KnownEvent known) {
    Long happenedAt = Times.happenedAt(known.event());
    return known.knownAt() <= latest
        && (happenedAt == null || happenedAt <= latest)
        && check.takes(known);
  }

  @Override
  public @Nullable String doubt(EventRecord record) {
    if (record.knownAt() > latest) {
      return "It became known at %s, which is yet to come: the data's clock runs on until then%s"
          .formatted(Instant.ofEpochMilli(record.knownAt()), LIVE);
    }
    String field = record.topic().eventTime();
    if (field != null
        && record.value() != null
        && record.value().get(record.value().getSchema().getField(field).pos())
            instanceof Instant happened
        && happened.toEpochMilli() > latest) {
      return "It happened at %s, which is yet to come%s".formatted(happened, LIVE);
    }
    return check.doubt(record);
  }
}
