package io.channelwatch.alert;

import io.channelwatch.rule.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The state machine once more, as plainly as it can be put: a table walked by words, severities as
 * numbers from 0, everything recomputed.
 */
final class NaiveAlert {

  /** What a level is given at a step: how it is written, and what its conditions say. */
  record Input(Truth when, boolean hasClear, Truth clear, long holdFor) {}

  private final TreeMap<Integer, String> words = new TreeMap<>();
  private final TreeMap<Integer, Long> since = new TreeMap<>();
  private final List<String> told = new ArrayList<>();
  private int sequence;

  void step(
      Truth applies, NavigableMap<Integer, Input> levels, long keep, Set<Long> starts, long at) {
    Integer before = severity();
    words.keySet().retainAll(levels.keySet());
    boolean lastOneGone = before != null && severity() == null;
    String why = null;
    for (int level : levels.descendingKeySet()) {
      String from = words.getOrDefault(level, "INACTIVE");
      Input input = levels.get(level);
      if (applies != Truth.TRUE) {
        words.put(level, "INACTIVE");
      } else {
        walk(level, input, keep, at);
      }
      boolean ended = isActive(from) && !isActive(words.get(level));
      if (ended && why == null) {
        why = why(applies, input, from.equals("RECOVERING") ? since.get(level) : at, starts, at);
      }
    }
    tell(before, severity(), lastOneGone ? "RULE_REMOVED" : why, at);
  }

  private static String why(Truth applies, Input input, long began, Set<Long> starts, long at) {
    if (starts.contains(applies == Truth.TRUE ? began : at)) {
      return "PERIOD_ENDED";
    }
    if (applies != Truth.TRUE) {
      return "NOT_APPLICABLE";
    }
    return input.when() == Truth.ABSENT ? "ABSENT" : "CLEARED";
  }

  private void walk(int level, Input input, long keep, long at) {
    boolean c = input.when() == Truth.TRUE;
    boolean k;
    if (input.when() == Truth.ABSENT) {
      k = true;
    } else if (input.hasClear()) {
      k = input.clear() == Truth.TRUE && !c;
    } else {
      k = !c;
    }
    String from = words.getOrDefault(level, "INACTIVE");
    if (from.equals("INACTIVE") && c) {
      words.put(level, "PENDING");
      since.put(level, at);
      from = "PENDING";
    } else if (from.equals("FIRING") && k) {
      words.put(level, "RECOVERING");
      since.put(level, at);
      from = "RECOVERING";
    }
    if (from.equals("PENDING")) {
      if (!c) {
        words.put(level, "INACTIVE");
      } else if (at - since.get(level) >= input.holdFor()) {
        words.put(level, "FIRING");
      }
    } else if (from.equals("RECOVERING")) {
      if (!k) {
        words.put(level, "FIRING");
      } else if (at - since.get(level) >= keep) {
        words.put(level, "INACTIVE");
      }
    }
  }

  private void tell(Integer before, Integer now, String why, long at) {
    if (before == null && now != null) {
      sequence = 0;
      told.add(line(at, "OPENED", now, null) + " #" + sequence);
    } else if (before != null && now == null) {
      told.add(line(at, "RESOLVED", before, before) + " #" + ++sequence + " " + why);
    } else if (before != null && !before.equals(now)) {
      String type = now > before ? "ESCALATED" : "DEESCALATED";
      told.add(line(at, type, now, before) + " #" + ++sequence);
    }
  }

  private static String line(long at, String type, Integer severity, Integer before) {
    return at + " " + type + " " + name(severity) + " from " + name(before);
  }

  private static String name(Integer severity) {
    return severity == null ? "null" : List.of("INFO", "WARNING", "CRITICAL").get(severity);
  }

  private static boolean isActive(String word) {
    return word.equals("FIRING") || word.equals("RECOVERING");
  }

  private Integer severity() {
    return words.entrySet().stream()
        .filter(entry -> isActive(entry.getValue()))
        .map(entry -> entry.getKey())
        .reduce(null, (most, next) -> most == null || next > most ? next : most);
  }

  List<String> told() {
    return told;
  }

  /** The words of the levels, from mild to severe. */
  List<String> words() {
    return List.of(0, 1, 2).stream().map(i -> words.getOrDefault(i, "INACTIVE")).toList();
  }
}
