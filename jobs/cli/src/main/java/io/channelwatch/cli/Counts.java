package io.channelwatch.cli;

import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.alerts.Transition;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts alerts and messages, and shows what they come to. */
public final class Counts {

  private static final String NOBODY = "nobody";

  private final Map<String, Integer> byRule = new TreeMap<>();
  private final Map<String, Integer> byManager = new TreeMap<>();
  private final Map<String, Integer> byChannel = new TreeMap<>();
  private final Set<String> firing = new HashSet<>();
  private int opened;

  /**
   * Counts a transition.
   *
   * @param manager the name of the channel account manager
   */
  public void addAlert(
      Transition transition, String alertId, String ruleId, @Nullable String manager) {
    if (transition == Transition.OPENED) {
      opened++;
      firing.add(alertId);
      byRule.merge(ruleId, 1, Integer::sum);
      byManager.merge(manager == null ? NOBODY : manager, 1, Integer::sum);
    } else if (transition == Transition.RESOLVED) {
      firing.remove(alertId);
    }
  }

  /** Counts a decision on a message. */
  public void addMessage(@Nullable String channel, NotificationStatus status) {
    String to = channel == null ? "none" : channel;
    byChannel.merge(
        status == NotificationStatus.SENT ? to : to + ", " + status.name().toLowerCase(Locale.ROOT),
        1,
        Integer::sum);
  }

  /** Prints how many alerts there were, by rule and by manager, and how many messages. */
  public void print(Console console) {
    console.line("");
    console.line(
        "@|bold %s|@, of which %,d still %s."
            .formatted(
                Words.count(opened, "alert"),
                firing.size(),
                firing.size() == 1 ? "fires" : "fire"));
    table("by rule", byRule, console);
    table("by channel account manager", byManager, console);
    table("messages by channel", byChannel, console);
  }

  private static void table(String title, Map<String, Integer> counts, Console console) {
    if (counts.isEmpty()) {
      return;
    }
    console.line("");
    console.line("  @|bold %s|@".formatted(title));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> console.plain("  %6d  %s".formatted(entry.getValue(), entry.getKey())));
  }
}
