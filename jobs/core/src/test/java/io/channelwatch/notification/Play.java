package io.channelwatch.notification;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.Contact;
import io.channelwatch.rule.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A configuration's text, and what comes of alerts under it, told in lines. */
final class Play {
  static final String HEAD =
      """
      apiVersion: channelwatch/v1
      kind: NotificationPolicies
      recipients:
        ops: {name: Operations, email: ops@example.com}
        desk: {name: Desk, slack_id: C1}
      channels:
        slack: {type: slack, token: "${TOKEN}"}
        email: {type: email, host: localhost, from: a@example.com}
      grouping: {wait: 30s, interval: 5m}
      """;

  /** Policies under which everything is told as soon as its group goes out. */
  static final String AT_ONCE = "policies: [{match: \"true\", channels: [slack, email]}]\n";

  final DryRun run = new DryRun();
  private int told;

  /** Begins with a configuration: what follows the head. */
  static Play under(String rest) {
    Play play = new Play();
    play.run.rules(0, router(rest));
    return play;
  }

  static Router router(String rest) {
    NotificationFile.Read read = NotificationFile.read("n.yaml", HEAD + rest);
    if (read.config() == null) {
      throw new IllegalArgumentException(read.problems().toString());
    }
    return new Router(read.config(), KpiTitles.NONE, "UTC");
  }

  static long at(String instant) {
    return Instant.parse(instant.length() == 16 ? instant + ":00Z" : instant + "Z").toEpochMilli();
  }

  Play opens(String id, Severity severity, String at) {
    return moves(id, 0, TransitionType.OPENED, severity, at);
  }

  Play moves(String id, int sequence, TransitionType type, Severity severity, String at) {
    Item item = Examples.item(id, sequence, type, severity, at(at));
    run.alert(Examples.incoming(item, Examples.ANNA, "cam"));
    return this;
  }

  Play resolves(String id, int sequence, String at) {
    return moves(id, sequence, TransitionType.RESOLVED, Severity.WARNING, at);
  }

  Play goesTo(Contact cam, String at) {
    run.contacts(new ContactsChange("p1", at(at), at(at), cam, null));
    return this;
  }

  Play silence(String id, String match, String from, String until) {
    run.silence(new Silence(id, at(from), false, match, at(from), at(until), false));
    return this;
  }

  Play acknowledge(String alertId, String at) {
    String match = "alert_id == '" + alertId + "'";
    run.silence(new Silence("ack-" + alertId, at(at), true, match, at(at), null, false));
    return this;
  }

  /** What was decided since the last time, by instant. */
  List<String> until(String at) {
    run.playUntil(at(at));
    List<String> lines =
        run.decisions().stream()
            .skip(told)
            .sorted(
                Comparator.comparingLong(Decision::at)
                    .thenComparing(Decision::recipient)
                    .thenComparing(Decision::notificationId))
            .map(Play::line)
            .toList();
    told = run.decisions().size();
    return lines;
  }

  static String line(Decision decision) {
    String items =
        decision.items().stream()
            .map(item -> item.alertId() + item.sequence())
            .collect(Collectors.joining(" "));
    return "%s %s %s%s: %s"
        .formatted(
            Instant.ofEpochMilli(decision.at()).toString().replace("Z", ""),
            decision.status() == Decision.Status.SENT
                ? "" + decision.why()
                : "not " + decision.why(),
            decision.recipient().replaceAll("@.*", ""),
            decision.channel() == null ? "" : " by " + decision.channel(),
            items);
  }

  static AlertCondition condition(String text) {
    try {
      return AlertCondition.compile(text, Set.of());
    } catch (AlertCondition.Invalid e) {
      throw new IllegalArgumentException(e);
    }
  }
}
