package io.channelwatch.cli.backtest;

import io.channelwatch.alerts.Alert;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notifying.ingest.AvroAlert;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Alerts in their order, for the second half. */
final class AlertFeed implements Feed<Incoming> {

  /** Whatever is held back for a while goes out within a week, and a day for the time zones. */
  private static final long GRACE = Duration.ofDays(8).toMillis();

  private final Iterator<Alert> alerts;
  private final @Nullable Long until;
  private long instant = BEGINNING;

  /** A feed whose clock goes to {@code until}, or until nothing that is held back is left. */
  AlertFeed(Iterator<Alert> alerts, @Nullable Long until) {
    this.alerts = alerts;
    this.until = until;
  }

  @Override
  public boolean hasNext() {
    return alerts.hasNext();
  }

  @Override
  public Incoming next() {
    Alert alert = alerts.next();
    instant = alert.getAt().toEpochMilli();
    return AvroAlert.incoming(alert);
  }

  @Override
  public long instant() {
    return instant;
  }

  @Override
  public long end() {
    return until != null ? until : instant == BEGINNING ? BEGINNING : instant + GRACE;
  }
}
