package io.channelwatch.cli.backtest;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.notification.Decision;
import io.channelwatch.notifying.record.AvroDecision;
import java.io.DataInput;
import java.io.IOException;
import java.util.Comparator;
import org.apache.avro.Schema;

/** Decisions on messages as the topic has them. */
record NotificationForm() implements ResultForm<Decision, Notification, NotificationHead> {

  private static final NotificationStatus[] STATUSES = NotificationStatus.values();

  @Override
  public Schema schema() {
    return Notification.getClassSchema();
  }

  @Override
  public Notification record(Decision decision) {
    return AvroDecision.notification(decision);
  }

  @Override
  public NotificationHead head(Notification notification) {
    return new NotificationHead(
        notification.getAt().toEpochMilli(),
        notification.getRecipient(),
        notification.getChannel(),
        notification.getNotificationId(),
        notification.getStatus());
  }

  @Override
  public Comparator<NotificationHead> order() {
    return NotificationHead.ORDER;
  }

  @Override
  public NotificationHead read(DataInput in) throws IOException {
    return new NotificationHead(
        in.readLong(),
        Ledger.text(in),
        Ledger.textOrNull(in),
        Ledger.text(in),
        STATUSES[in.readByte()]);
  }
}
