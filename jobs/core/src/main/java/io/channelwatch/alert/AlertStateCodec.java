package io.channelwatch.alert;

import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

  static void write(List<AlertState> alerts, DataOutput out) throws IOException {
    Map<String, Integer> rules = new HashMap<>();
    List<String> ruleIds = new ArrayList<>();
    for (AlertState alert : alerts) {
      if (rules.putIfAbsent(alert.ruleId(), ruleIds.size()) == null) {
        ruleIds.add(alert.ruleId());
      }
    }
    out.writeInt(ruleIds.size());
    for (String ruleId : ruleIds) {
      out.writeUTF(ruleId);
    }
    out.writeInt(alerts.size());
    for (AlertState alert : alerts) {
      out.writeInt(rules.getOrDefault(alert.ruleId(), -1));
      writeAlert(alert, out);
    }
  }

  static List<AlertState> read(String partnerId, DataInput in) throws IOException {
    String[] ruleIds = new String[in.readInt()];
    for (int i = 0; i < ruleIds.length; i++) {
      ruleIds[i] = in.readUTF();
    }
    int size = in.readInt();
    List<AlertState> alerts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      alerts.add(readAlert(ruleIds[in.readInt()], partnerId, in));
    }
    return alerts;
  }

  private static void writeAlert(AlertState alert, DataOutput out) throws IOException {
    boolean onDeal = alert.scope() == RuleScope.DEAL;
    boolean waits = alert.deadline() != Long.MAX_VALUE;
    Episode episode = alert.episode();
    out.writeByte((onDeal ? DEAL : 0) | (episode != null ? EPISODE : 0) | (waits ? DEADLINE : 0));
    if (onDeal) {
      out.writeUTF(alert.subjectId());
    }
    for (Severity severity : Severity.values()) {
      writeLevel(alert.levels().of(severity), out);
    }
    if (episode != null) {
      out.writeLong(episode.openedAt());
      out.writeInt(episode.sequence());
      out.writeByte(numberOf(episode.severity()));
    }
    if (waits) {
      out.writeLong(alert.deadline());
    }
  }

  private static AlertState readAlert(String ruleId, String partnerId, DataInput in)
      throws IOException {
    int flags = in.readByte();
    boolean onDeal = (flags & DEAL) != 0;
    String subjectId = onDeal ? in.readUTF() : partnerId;
    LevelStates levels = new LevelStates(readLevel(in), readLevel(in), readLevel(in));
    Episode episode = (flags & EPISODE) == 0 ? null : readEpisode(in);
    long deadline = (flags & DEADLINE) == 0 ? Long.MAX_VALUE : in.readLong();
    RuleScope scope = onDeal ? RuleScope.DEAL : RuleScope.PARTNER;
    return new AlertState(ruleId, scope, subjectId, levels, episode, deadline);
  }

  private static Episode readEpisode(DataInput in) throws IOException {
    return new Episode(in.readLong(), in.readInt(), severityOf(in.readByte()));
  }

  private static void writeLevel(LevelState level, DataOutput out) throws IOException {
    switch (level.phase()) {
      case INACTIVE -> out.writeByte(0);
      case FIRING -> out.writeByte(1);
      case PENDING -> {
        out.writeByte(2);
        out.writeLong(level.since());
      }
      case RECOVERING -> {
        out.writeByte(3);
        out.writeLong(level.since());
      }
    }
  }

  private static LevelState readLevel(DataInput in) throws IOException {
    int phase = in.readByte();
    return switch (phase) {
      case 0 -> LevelState.INACTIVE;
      case 1 -> LevelState.FIRING;
      case 2 -> new LevelState(LevelPhase.PENDING, in.readLong());
      case 3 -> new LevelState(LevelPhase.RECOVERING, in.readLong());
      default -> throw new IOException("unknown phase of a level: " + phase);
    };
  }

  private static int numberOf(Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case WARNING -> 1;
      case CRITICAL -> 2;
    };
  }

  private static Severity severityOf(int number) throws IOException {
    return switch (number) {
      case 0 -> Severity.INFO;
      case 1 -> Severity.WARNING;
      case 2 -> Severity.CRITICAL;
      default -> throw new IOException("unknown severity: " + number);
    };
  }
}
