package io.channelwatch.cli;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.alerts.Transition;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts alerts and messages, and shows what they come to. */
public final class Counts {

  private final Map<String, Integer> byRule = new TreeMap<>();
  private final Map<String, Integer> byManager = new TreeMap<>();
  private final Map<String, Integer> byChannel = new TreeMap<>();
  private final Set<String> firing = new HashSet<>();
  private int opened;

  /** Counts a transition. */
  public void add(Alert alert) {
    if (alert.getTransition() == Transition.OPENED) {
      opened++;
      firing.add(alert.getAlertId());
      byRule.merge(alert.getRuleId(), 1, Integer::sum);
      String manager = alert.getCam() == null ? "nobody" : alert.getCam().getName();
      byManager.merge(manager, 1, Integer::sum);
    } else if (alert.getTransition() == Transition.RESOLVED) {
      firing.remove(alert.getAlertId());
    }
  }

  /** Counts a decision on a message. */
  public void add(Notification notification) {
    String channel = notification.getChannel() == null ? "none" : notification.getChannel();
    String key =
        notification.getStatus() == NotificationStatus.SENT
            ? channel
            : channel + ", " + notification.getStatus().name().toLowerCase(Locale.ROOT);
    byChannel.merge(key, 1, Integer::sum);
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
