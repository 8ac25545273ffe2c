package io.channelwatch.notifying;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.conventions.Variant;
import io.channelwatch.event.Contact;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Chain;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Reading;
import io.channelwatch.notification.Recipient;
import io.channelwatch.notification.Why;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Alerts and messages to test with. */
public final class Examples {
  public static final Contact ANNA =
      new Contact("Anna Berg", "anna@example.com", "U1", "Europe/Berlin");

  public static final long OPENED_AT = 1_772_440_200_000L;

  // 2026-03-02T08:30:00Z
  public static final long DAY = 86_400_000;

  private Examples() {}

  public static Item item(
      String alertId, int sequence, TransitionType transition, Severity severity, long at) {
    return new Item(
        alertId,
        sequence,
        transition,
        transition == TransitionType.RESOLVED ? ResolveReason.CLEARED : null,
        "pipeline-coverage-low",
        "pipeline",
        "risk",
        severity,
        transition == TransitionType.OPENED ? null : Severity.WARNING,
        new Item.Subject("PARTNER", "p1", "Acme Networks"),
        "p1",
        OPENED_AT,
        at,
        "Pipeline coverage is low",
        "Acme Networks covers 1.2x of what is left of its quarter; 3.0x is healthy.",
        "Review the open deals with the partner and agree on two new registrations this week.",
        Map.of("family", "pipeline"),
        readings(),
        evidence());
  }

  private static List<Reading> readings() {
    Threshold warning = new Threshold(Severity.WARNING, "when", "<", 3);
    Threshold critical = new Threshold(Severity.CRITICAL, "when", "<", 1.5);
    return List.of(
        new Reading("count('registrations','30d')", 1, "count", List.of()),
        new Reading("open_value", 61_000, "money", List.of()),
        new Reading(
            "remaining_coverage",
            null,
            1.2,
            "ratio",
            List.of(warning, critical),
            List.of(),
            trail()));
  }

  /** Sixty days that fall from 3.6 to 1.2, two of them unknown. */
  private static List<Double> trail() {
    List<Double> days = new ArrayList<>();
    for (int day = 0; day < 60; day++) {
      boolean unknown = day == 20 || day == 21;
      days.add(unknown ? Double.NaN : 3.6 - 2.4 * day / 59 + 0.25 * Math.sin(day / 3.0));
    }
    return List.copyOf(days);
  }

  private static Evidence evidence() {
    Evidence.Deal first =
        new Evidence.Deal(
            "D-1042",
            420_000_000L,
            "NEGOTIATION",
            OPENED_AT - 40 * DAY,
            20_530,
            null,
            OPENED_AT - 9 * DAY,
            "open, the largest");
    Evidence.Deal second =
        new Evidence.Deal(
            "D-1077",
            190_000_000L,
            "PROPOSAL",
            OPENED_AT - 30 * DAY,
            null,
            null,
            OPENED_AT - 20 * DAY,
            "no news for 20 days");
    Evidence.LastRecord last =
        new Evidence.LastRecord("registrations", "e-77", 20_490, 190_000_000L, null);
    return new Evidence(List.of(first, second), List.of(last));
  }

  /** The same item with another kind, title, text and subject. */
  public static Item about(Item item, String kind, String title, String text, String subject) {
    return Variant.of(
        of(item, new Item.Subject("PARTNER", subject, subject)),
        "ruleId",
        kind + "-rule",
        "kind",
        kind,
        "partnerId",
        subject,
        "title",
        title,
        "message",
        text,
        "playbook",
        "https://example.com/playbooks/" + kind);
  }

  /** The same item of an episode that began at another instant. */
  public static Item opened(Item item, long openedAt) {
    return Variant.of(item, "openedAt", openedAt);
  }

  /** The same item with other evidence. */
  public static Item proven(Item item, Evidence evidence) {
    return Variant.of(item, "evidence", evidence);
  }

  /** The same item with these readings alone. */
  public static Item with(Item item, Reading... readings) {
    return Variant.of(item, "readings", List.of(readings));
  }

  /** The same item about another subject. */
  public static Item of(Item item, Item.Subject subject) {
    return Variant.of(item, "subject", subject);
  }

  /** The same item with another reason for its end. */
  public static Item ended(Item item, ResolveReason reason) {
    return Variant.of(item, "reason", reason);
  }

  /** The same message under another id, tried for a minute. */
  public static Message identified(Message message, String id) {
    return Variant.of(message, "notificationId", id, "giveUpAfter", 60_000L);
  }

  /** The same message through other channels, each tried for this many milliseconds. */
  public static Message through(Message message, Chain chain, long giveUpAfter) {
    return Variant.of(message, "chain", chain, "giveUpAfter", giveUpAfter);
  }

  /** The same message going out at another instant. */
  public static Message at(Message message, long at) {
    return Variant.of(message, "at", at);
  }

  /** The same message to someone found through another role. */
  public static Message to(String role, Message message) {
    return noted(message, role, null);
  }

  /** The same message as a digest, in which these tellings say what each episode is. */
  public static Message digest(
      Message message, Map<String, Message.Telling> tellings, int leftOut) {
    return Variant.of(message, "why", Why.DIGEST, "tellings", tellings, "leftOut", leftOut);
  }

  /** The same message to someone who stands in for a role. */
  public static Message noted(Message message, String role, String note) {
    return Variant.of(message, "role", role, "note", note);
  }

  public static Incoming incoming(Item item) {
    return new Incoming(item, List.of("cam"), ANNA, null);
  }

  public static Message message(ChannelSpec channel, Item... items) {
    return message(new Chain(List.of(channel)), items);
  }

  public static Message message(Chain chain, Item... items) {
    return new Message(
        "5f2c0c0e-0001-3000-8000-000000000001",
        OPENED_AT + 30_000,
        Recipient.of(ANNA),
        "cam",
        chain,
        Why.FIRST,
        List.of(items),
        null,
        2_000);
  }

  public static Item opened(String alertId, long at) {
    return item(alertId, 0, TransitionType.OPENED, Severity.CRITICAL, at);
  }

  public static RulesUpdate rules(String notifications) {
    return new RulesUpdate("acme", 1, Map.of("notifications.yaml", notifications), "me", 0);
  }

  public static String policies(String channels) {
    return """
        apiVersion: channelwatch/v1
        kind: NotificationPolicies
        channels:
        %s
        policies:
          - {match: "true", channels: [chat]}
        grouping: {wait: 30s, interval: 5m}
        """
        .formatted(channels.indent(2).stripTrailing());
  }
}
