package io.channelwatch.notifying.record;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationItem;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Item;
import java.time.Instant;

/** A decision as its Avro record. */
public final class AvroDecision {
  private AvroDecision() {}

  /** The record of a decision. */
  public static Notification notification(Decision decision) {
    return Notification.newBuilder()
        .setNotificationId(decision.notificationId())
        .setAt(Instant.ofEpochMilli(decision.at()))
        .setRecipient(decision.recipient())
        .setRole(decision.role())
        .setChannel(decision.channel())
        .setStatus(NotificationStatus.valueOf(decision.status().name()))
        .setWhy(decision.why())
        .setItems(decision.items().stream().map(AvroDecision::item).toList())
        .setTitle(decision.title())
        .setDetail(decision.detail())
        .build();
  }

  private static NotificationItem item(Item item) {
    return NotificationItem.newBuilder()
        .setAlertId(item.alertId())
        .setSequence(item.sequence())
        .setTransition(item.transition().name())
        .setRuleId(item.ruleId())
        .setPartnerId(item.partnerId())
        .setSeverity(item.severity().name())
        .build();
  }
}
