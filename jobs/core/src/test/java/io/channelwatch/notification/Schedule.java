package io.channelwatch.notification;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.Contact;
import io.channelwatch.rule.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A made-up course of events, played: alerts that move, silences and acknowledgements that come and
 * go, contacts and policies that change, records that come again, crashes. At its end everything
 * that mutes is lifted, plain policies hold, and a while later everything is resolved.
 */
final class Schedule {
  static final long START = Play.at("2026-03-06T07:00");
  static final long DAY = 86_400_000;
  static final List<Contact> CAMS =
      List.of(
          Examples.ANNA,
          new Contact("Bob", "bob@example.com", "U2", "America/New_York"),
          new Contact("Cleo", "cleo@example.com", null, null));
  static final List<String> POLICIES =
      List.of(
          "policies: [{match: \"true\", channels: [slack, email]}]\n",
          """
          policies: [{match: "true", channels: [slack, email], all: true, repeat_every: [1d, 3d]}]
          """,
          """
          policies:
            - match: severity == 'CRITICAL'
              channels: [slack, email]
              escalate: {after: 6h, to: [ops]}
            - {match: "true", channels: [email], deliver: {digest: daily}, repeat_every: 1d}
          """,
          """
          policies:
            - match: "true"
              channels: [email]
              deliver: {digest: weekly, on: sunday, at: "02:30"}
          """,
          """
          policies: [{match: severity == 'CRITICAL', channels: [slack]}]
          fallback: desk
          """,
          """
          policies: [{match: "true", channels: [slack, email]}]
          limits: {per_recipient: 2/6h}
          """,
          """
          policies: [{match: "true", channels: [slack, email], repeat_every: 12h}]
          quiet_hours: {from: "18:00", to: "08:00", weekends: true, unless: severity == 'CRITICAL'}
          """,
          """
          policies:
            - match: "true"
              channels: [slack, email]
              escalate: {after: 1h, to: [ops, desk]}
          inhibit:
            - {source: alert_id.startsWith('0'), target: "true", same: [partner_id]}
          """);
  static final List<Router> ROUTERS = POLICIES.stream().map(Play::router).toList();

  // Of thousands of schedules each says the same few things.
  private static final CompiledConditions CONDITIONS = new CompiledConditions();

  /** One thing that happens. */
  record Step(int kind, int which, int value, long after) {}

  /** One stretch of time in which a silence or an acknowledgement holds. */
  record Mute(Silence silence, long until) {}

  final List<Incoming> alerts = new ArrayList<>();
  final Map<Long, Integer> policies = new TreeMap<>();
  final List<Mute> mutes = new ArrayList<>();
  final Map<Long, Contact> cams = new TreeMap<>();
  final List<String> happened = new ArrayList<>();
  DryRun run = new DryRun(CONDITIONS);
  long lifted;
  long ends;
  private final Map<String, Integer> sequences = new TreeMap<>();
  private final Map<Integer, Integer> episodes = new HashMap<>();
  private final Map<String, Integer> held = new HashMap<>();
  private int cam;
  private long at = START;

  static Schedule play(List<Step> steps, boolean crashes) {
    Schedule schedule = new Schedule();
    schedule.rules(0);
    schedule.cams.put(START, CAMS.get(0));
    for (Step step : steps) {
      schedule.at += step.after();
      schedule.run.playUntil(schedule.at - 1);
      schedule.take(step, crashes);
    }
    schedule.finish();
    return schedule;
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(happened);
    run.decisions().forEach(decision -> lines.add(Play.line(decision)));
    lines.sort(null);
    return String.join("\n", lines);
  }

  private void note(String what) {
    happened.add(Instant.ofEpochMilli(at).toString().replace("Z", "") + " ~ " + what);
  }

  private void take(Step step, boolean crashes) {
    switch (step.kind()) {
      case 0, 1, 2, 3, 4 -> move(step.which(), step.value());
      case 5, 6 -> mute("s" + step.which() % 2, silenced(step.value()), step);
      case 7 -> mute("a" + step.which(), "alert_id == '" + id(step.which()) + "'", step);
      case 8 -> {
        cam = step.value() % CAMS.size();
        note("goes to " + CAMS.get(cam).name());
        cams.put(at, CAMS.get(cam));
        run.contacts(new ContactsChange("p1", at, at, CAMS.get(cam), null));
      }
      case 9 -> rules(step.value() % POLICIES.size());
      case 10 -> {
        if (!alerts.isEmpty()) {
          Incoming again = alerts.get(step.value() % alerts.size());
          run.again(at, again);
        }
      }
      default -> {
        if (crashes) {
          run = run.copy();
        }
      }
    }
  }

  private static String silenced(int value) {
    return value % 2 == 0 ? "true" : "severity != 'CRITICAL'";
  }

  private String id(int alert) {
    return alert + "-" + episodes.getOrDefault(alert, 0);
  }

  private void move(int alert, int value) {
    Integer last = sequences.get(id(alert));
    boolean ends = last != null && value % 3 == 0;
    Severity severity = value % 2 == 0 ? Severity.CRITICAL : Severity.WARNING;
    TransitionType type =
        last == null
            ? TransitionType.OPENED
            : ends
                ? TransitionType.RESOLVED
                : severity == Severity.CRITICAL
                    ? TransitionType.ESCALATED
                    : TransitionType.DEESCALATED;
    move(id(alert), last == null ? 0 : last + 1, type, severity);
    if (ends) {
      episodes.merge(alert, 1, Integer::sum);
    }
  }

  private void move(String id, int sequence, TransitionType type, Severity severity) {
    Item item = Examples.item(id, sequence, type, severity, at);
    Incoming incoming = Examples.incoming(item, CAMS.get(cam), "cam");
    alerts.add(incoming);
    note(type + " " + severity + " " + id + sequence);
    run.alert(incoming);
    if (type == TransitionType.RESOLVED) {
      sequences.remove(id);
    } else {
      sequences.put(id, sequence);
    }
  }

  private void mute(String id, String match, Step step) {
    note("silence " + id + " " + match + " for " + step.value() % 3 + " " + step.value() + "h");
    Integer before = held.remove(id);
    if (before != null) {
      mutes.set(
          before, new Mute(mutes.get(before).silence(), Math.min(mutes.get(before).until(), at)));
    }
    if (step.value() % 3 == 0) {
      run.silence(Silence.lifted(id, at));
      return;
    }
    boolean open = step.value() % 3 == 1;
    long until = at + step.value() * 3_600_000L;
    Silence silence =
        new Silence(id, at, id.startsWith("a"), match, at, open ? null : until, false);
    held.put(id, mutes.size());
    mutes.add(new Mute(silence, open ? Long.MAX_VALUE : until));
    run.silence(silence);
  }

  private void rules(int which) {
    note("policies " + which);
    policies.put(at == START ? 0L : at, which);
    run.rules(at == START ? 0L : at, ROUTERS.get(which));
  }

  private void finish() {
    at += DAY;
    run.playUntil(at - 1);
    rules(0);
    at += 3_600_000;
    run.playUntil(at - 1);
    lifted = at;
    for (String id : Set.copyOf(held.keySet())) {
      mute(id, "true", new Step(5, 0, 0, 0));
    }
    at += 10 * DAY;
    run.playUntil(at - 1);
    ends = at;
    for (Map.Entry<String, Integer> open : new TreeMap<>(sequences).entrySet()) {
      move(open.getKey(), open.getValue() + 1, TransitionType.RESOLVED, Severity.WARNING);
    }
    run.playUntil(at + 30 * DAY);
  }

  /** Who looked after the partner at an instant. */
  Contact cam(long instant) {
    Contact last = CAMS.get(0);
    for (Map.Entry<Long, Contact> each : cams.entrySet()) {
      last = each.getKey() <= instant ? each.getValue() : last;
    }
    return last;
  }

  /** Whether a silence or an acknowledgement mutes an alert at an instant. */
  boolean muted(Item item, long instant) {
    return mutes.stream()
        .anyMatch(
            mute ->
                mute.silence().knownAt() <= instant
                    && instant < mute.until()
                    && condition(mute.silence().match()).holds(item, "cam"));
  }

  private static AlertCondition condition(String text) {
    try {
      return CONDITIONS.of(text);
    } catch (AlertCondition.Invalid e) {
      throw new IllegalArgumentException(e);
    }
  }
}
