package io.channelwatch.cli.backtest;

import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.files.CodePoints;
import io.channelwatch.notification.Decision;
import io.channelwatch.notifying.record.AvroDecision;
import java.util.Comparator;

/** Decisions on messages by instant, recipient, channel and id. */
record NotificationForm() implements RecordForm<Decision, Notification> {

  @Override
  public Class<Notification> type() {
    return Notification.class;
  }

  @Override
  public Notification record(Decision decision) {
    return AvroDecision.notification(decision);
  }

  @Override
  public long at(Notification notification) {
    return notification.getAt().toEpochMilli();
  }

  @Override
  public Comparator<Notification> order() {
    return Comparator.comparing(Notification::getAt)
        .thenComparing(Notification::getRecipient, CodePoints.ORDER)
        .thenComparing(Notification::getChannel, Comparator.nullsFirst(CodePoints.ORDER))
        .thenComparing(Notification::getNotificationId, CodePoints.ORDER);
  }
}
