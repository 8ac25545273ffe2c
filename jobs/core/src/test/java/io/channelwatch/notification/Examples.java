package io.channelwatch.notification;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.Contact;
import io.channelwatch.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alerts, contacts and a configuration to test with. */
final class Examples {
  static final Contact ANNA = new Contact("Anna", "Anna@Example.com", "U1", "Europe/Berlin");
  static final ChannelSpec SLACK =
      new ChannelSpec("slack", ChannelSpec.Type.SLACK, Map.of("token", "${SLACK_TOKEN}"));
  static final ChannelSpec EMAIL =
      new ChannelSpec("email", ChannelSpec.Type.EMAIL, Map.of("host", "localhost"));
  static final Recipient OPS =
      new Recipient("channel-ops", "Channel operations", "ops@example.com", null, null);

  private Examples() {}

  static NotificationConfig config(String fallback, Policy... policies) {
    Map<String, ChannelSpec> channels = new LinkedHashMap<>();
    channels.put("slack", SLACK);
    channels.put("email", EMAIL);
    return new NotificationConfig(
        Map.of("channel-ops", OPS),
        channels,
        List.of(policies),
        new Grouping(30_000, 300_000),
        null,
        List.of(),
        null,
        fallback,
        86_400_000);
  }

  static Policy policy(String match, boolean all, String... channels) {
    try {
      return new Policy(
          AlertCondition.compile(match, Set.of()), List.of(channels), all, null, List.of(), null);
    } catch (AlertCondition.Invalid e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Item item(
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
        new Item.Subject("PARTNER", "p1", "Acme"),
        "p1",
        1_000,
        at,
        "Pipeline coverage is low",
        "Acme covers 1.2x of what is left of its quarter.",
        null,
        Map.of("family", "pipeline"),
        List.of(),
        new Evidence(List.of(), List.of()));
  }

  static Item opened(String alertId, long at) {
    return item(alertId, 0, TransitionType.OPENED, Severity.WARNING, at);
  }

  static Item escalated(String alertId, long at) {
    return item(alertId, 1, TransitionType.ESCALATED, Severity.CRITICAL, at);
  }

  static Item resolved(String alertId, int sequence, long at) {
    return item(alertId, sequence, TransitionType.RESOLVED, Severity.WARNING, at);
  }

  static Incoming incoming(Item item, Contact cam, String... roles) {
    return new Incoming(item, List.of(roles), cam, null);
  }
}
