package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.alerts.Transition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What came of the data, counted. */
final class Tally {

  private final Map<String, Integer> byRule = new TreeMap<>();
  private final Map<String, Integer> byManager = new TreeMap<>();
  private final Map<String, Integer> byChannel = new TreeMap<>();
  private final Map<String, List<Alert>> byPartner = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> firing = new HashSet<>();
  private int opened;
  private int refused;

  /** Counts a transition; false if it is a repeat of one that was counted. */
  boolean add(Alert alert) {
    if (!seen.add(alert.getAlertId() + "#" + alert.getSequence())) {
      return false;
    }
    if (alert.getTransition() == Transition.OPENED) {
      opened++;
      firing.add(alert.getAlertId());
      byRule.merge(alert.getRuleId(), 1, Integer::sum);
      String manager = alert.getCam() == null ? "nobody" : alert.getCam().getName();
      byManager.merge(manager, 1, Integer::sum);
    } else if (alert.getTransition() == Transition.RESOLVED) {
      firing.remove(alert.getAlertId());
    }
    if (alert.getPartnerId() != null) {
      byPartner.computeIfAbsent(alert.getPartnerId(), id -> new ArrayList<>()).add(alert);
    }
    return true;
  }

  /** Counts a decision on a message; false if it is a repeat of one that was counted. */
  boolean add(Notification notification) {
    if (!seen.add(notification.getNotificationId() + "#" + notification.getStatus())) {
      return false;
    }
    String channel = notification.getChannel() == null ? "none" : notification.getChannel();
    String key =
        notification.getStatus() == NotificationStatus.SENT
            ? channel
            : channel + ", " + notification.getStatus().name().toLowerCase(Locale.ROOT);
    byChannel.merge(key, 1, Integer::sum);
    return true;
  }

  /** Counts a record that could not be used. */
  void addRefused() {
    refused++;
  }

  /** How many alerts each rule opened. */
  Map<String, Integer> byRule() {
    return byRule;
  }

  /** How many alerts each channel account manager was responsible for. */
  Map<String, Integer> byManager() {
    return byManager;
  }

  /** How many messages went through each channel, or did not. */
  Map<String, Integer> byChannel() {
    return byChannel;
  }

  /** Every transition of a partner's alerts, in order. */
  List<Alert> of(String partnerId) {
    return byPartner.getOrDefault(partnerId, List.of());
  }

  /** How many alerts were opened. */
  int opened() {
    return opened;
  }

  /** How many of them fire still. */
  int firing() {
    return firing.size();
  }

  /** How many records could not be used. */
  int refused() {
    return refused;
  }
}
