package io.channelwatch.alert;

import io.channelwatch.kpi.Decoder;
import io.channelwatch.kpi.Encoder;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Alerts as bytes: first the ids of their rules, each once, then the alerts. Symbols are written as
 * numbers of their own, so that the order of an enum means nothing.
 */
final class AlertStateCodec {

  private static final int DEAL = 1;
  private static final int EPISODE = 2;
  private static final int DEADLINE = 4;

  private AlertStateCodec() {}

  static void write(List<AlertState> alerts, Encoder out) {
    Map<String, Integer> rules = new HashMap<>();
    List<String> ruleIds = new ArrayList<>();
    for (AlertState alert : alerts) {
      if (rules.putIfAbsent(alert.ruleId(), ruleIds.size()) == null) {
        ruleIds.add(alert.ruleId());
      }
    }
    out.count(ruleIds.size());
    for (String ruleId : ruleIds) {
      out.text(ruleId);
    }
    out.count(alerts.size());
    for (AlertState alert : alerts) {
      out.count(rules.getOrDefault(alert.ruleId(), -1));
      writeAlert(alert, out);
    }
  }

  static List<AlertState> read(String partnerId, Decoder in) {
    String[] ruleIds = new String[in.count()];
    for (int i = 0; i < ruleIds.length; i++) {
      ruleIds[i] = in.text();
    }
    int size = in.count();
    List<AlertState> alerts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      alerts.add(readAlert(ruleIds[in.count()], partnerId, in));
    }
    return alerts;
  }

  private static void writeAlert(AlertState alert, Encoder out) {
    boolean onDeal = alert.scope() == RuleScope.DEAL;
    boolean waits = alert.deadline() != Long.MAX_VALUE;
    Episode episode = alert.episode();
    out.octet((onDeal ? DEAL : 0) | (episode != null ? EPISODE : 0) | (waits ? DEADLINE : 0));
    if (onDeal) {
      out.text(alert.subjectId());
    }
    writeLevels(alert.levels(), out);
    if (episode != null) {
      out.instant(episode.openedAt());
      out.signed(episode.sequence());
      out.octet(numberOf(episode.severity()));
    }
    if (waits) {
      out.instant(alert.deadline());
    }
  }

  private static AlertState readAlert(String ruleId, String partnerId, Decoder in) {
    int flags = in.octet();
    boolean onDeal = (flags & DEAL) != 0;
    String subjectId = onDeal ? in.text() : partnerId;
    LevelStates levels = readLevels(in);
    Episode episode = (flags & EPISODE) == 0 ? null : readEpisode(in);
    long deadline = (flags & DEADLINE) == 0 ? Long.MAX_VALUE : in.instant();
    RuleScope scope = onDeal ? RuleScope.DEAL : RuleScope.PARTNER;
    return new AlertState(ruleId, scope, subjectId, levels, episode, deadline);
  }

  private static Episode readEpisode(Decoder in) {
    return new Episode(in.instant(), (int) in.signed(), severityOf(in.octet()));
  }

  private static void writeLevels(LevelStates levels, Encoder out) {
    int phases = 0;
    for (Severity severity : Severity.values()) {
      phases |= numberOf(levels.of(severity).phase()) << (2 * numberOf(severity));
    }
    out.octet(phases);
    for (Severity severity : Severity.values()) {
      LevelState level = levels.of(severity);
      if (waits(level.phase())) {
        out.instant(level.since());
      }
    }
  }

  private static LevelStates readLevels(Decoder in) {
    int phases = in.octet();
    return new LevelStates(
        readLevel(phases, Severity.INFO, in),
        readLevel(phases, Severity.WARNING, in),
        readLevel(phases, Severity.CRITICAL, in));
  }

  private static LevelState readLevel(int phases, Severity severity, Decoder in) {
    return switch ((phases >> (2 * numberOf(severity))) & 3) {
      case 0 -> LevelState.INACTIVE;
      case 1 -> LevelState.FIRING;
      case 2 -> new LevelState(LevelPhase.PENDING, in.instant());
      default -> new LevelState(LevelPhase.RECOVERING, in.instant());
    };
  }

  private static boolean waits(LevelPhase phase) {
    return phase == LevelPhase.PENDING || phase == LevelPhase.RECOVERING;
  }

  private static int numberOf(LevelPhase phase) {
    return switch (phase) {
      case INACTIVE -> 0;
      case FIRING -> 1;
      case PENDING -> 2;
      case RECOVERING -> 3;
    };
  }

  private static int numberOf(Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case WARNING -> 1;
      case CRITICAL -> 2;
    };
  }

  private static Severity severityOf(int number) {
    return switch (number) {
      case 0 -> Severity.INFO;
      case 1 -> Severity.WARNING;
      case 2 -> Severity.CRITICAL;
      default -> throw new IllegalStateException("unknown severity: " + number);
    };
  }
}
