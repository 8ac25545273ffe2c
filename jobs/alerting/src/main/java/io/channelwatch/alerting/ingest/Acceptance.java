package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import java.util.function.LongSupplier;

/**
 * What a record's times may be.
 *
 * @param retention how long before it became known a record may have happened, in milliseconds
 * @param maxFutureSkew how far past the wall clock its times may lie, in milliseconds
 * @param wallClock milliseconds since the epoch
 */
public record Acceptance(long retention, long maxFutureSkew, LongSupplier wallClock) {

  /** Nothing lies too far in the future. */
  public static final long ANY_SKEW = Long.MAX_VALUE;

  /** Refuses a Kafka timestamp from the future. */
  void checkKnownAt(long knownAt) throws RefusedException {
    checkNotAhead("Kafka timestamp", knownAt);
  }

  /**
   * Refuses what is said to happen in the future, and what happened before history begins.
   *
   * @throws RefusedException saying which
   */
  public void check(PartnerEvent event, long knownAt) throws RefusedException {
    Long happenedAt = Times.happenedAt(event);
    if (happenedAt != null) {
      checkNotAhead("event time", happenedAt);
    }
    Long agesFrom = event instanceof DealVersion deal ? deal.closedAt() : happenedAt;
    if (agesFrom != null && Times.ages(event) && agesFrom < knownAt - retention) {
      throw new RefusedException(
          "too_old",
          "it happened at %s, more than %d days before it became known at %s: history does not"
                  .formatted(Times.text(agesFrom), retention / Times.DAY, Times.text(knownAt))
              + " reach that far back");
    }
  }

  private void checkNotAhead(String what, long instant) throws RefusedException {
    if (maxFutureSkew == ANY_SKEW) {
      return;
    }
    long now = wallClock.getAsLong();
    if (instant > now + maxFutureSkew) {
      throw new RefusedException(
          "future_timestamp",
          "its %s is %s; it is %s now, and at most %d s ahead are allowed"
              .formatted(what, Times.text(instant), Times.text(now), maxFutureSkew / 1000));
    }
  }
}
