package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.Counts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of the data, counted. */
final class Tally {

  private final Counts counts = new Counts();
  private final Map<String, List<Alert>> byPartner = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private int refused;

  /** Counts a transition; false if it is a repeat of one that was counted. */
  boolean add(Alert alert) {
    if (!seen.add(alert.getAlertId() + "#" + alert.getSequence())) {
      return false;
    }
    counts.add(alert);
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
    counts.add(notification);
    return true;
  }

  /** Counts a record that could not be used. */
  void addRefused() {
    refused++;
  }

  /** The alerts and messages by what tells them apart. */
  Counts counts() {
    return counts;
  }

  /** Every transition of a partner's alerts, in order. */
  List<Alert> of(String partnerId) {
    return byPartner.getOrDefault(partnerId, List.of());
  }

  /** How many records could not be used. */
  int refused() {
    return refused;
  }
}
