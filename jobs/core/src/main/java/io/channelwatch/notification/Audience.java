package io.channelwatch.notification;

import io.channelwatch.rule.Threshold;
import java.util.List;
import java.util.Map;

/**
 * For whom a message is written, and what of an alert is theirs to see. A partner's leadership sees
 * what concerns its own business; what the program notes for itself stays inside: playbooks,
 * labels, levels beyond the first, how a score is weighed, what else fires.
 */
public enum Audience {
  /** The partner's channel account manager, who sees everything. */
  CAM,
  /** The partner's own leadership, outside the program. */
  LEADER,
  /** A person or group that the notification configuration names, who sees everything. */
  NAMED;

  /**
   * The audience behind a role. Who stands in for a leader gets what the leader would have got, so
   * that it can be passed on as it is.
   */
  public static Audience of(String role) {
    return switch (role) {
      case "cam" -> CAM;
      case "leader" -> LEADER;
      default -> NAMED;
    };
  }

  /** The message without what is not for its audience. */
  public static Message shown(Message message) {
    return of(message.role()).view(message);
  }

  private Message view(Message message) {
    return this != LEADER
        ? message
        : message.withItems(message.items().stream().map(Audience::outside).toList());
  }

  private static Item outside(Item item) {
    List<Reading> readings = item.readings().stream().map(Audience::outside).toList();
    return new Item(
        item.alertId(),
        item.sequence(),
        item.transition(),
        item.reason(),
        item.ruleId(),
        item.ruleSet(),
        item.kind(),
        item.severity(),
        item.previousSeverity(),
        item.subject(),
        item.partnerId(),
        item.openedAt(),
        item.at(),
        item.title(),
        item.message(),
        null,
        Map.of(),
        readings,
        item.evidence());
  }

  /** Where a value should be; how bad the program takes it to be is its own business. */
  private static List<Threshold> aim(Reading reading) {
    return reading.thresholds().stream()
        .filter(threshold -> threshold.level() == reading.thresholds().get(0).level())
        .toList();
  }

  private static Reading outside(Reading reading) {
    return new Reading(
        reading.name(),
        reading.title(),
        reading.value(),
        reading.unit(),
        aim(reading),
        List.of(),
        reading.trail());
  }
}
