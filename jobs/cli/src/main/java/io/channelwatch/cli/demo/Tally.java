package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.Counts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What came of the data, counted. */
final class Tally {

  private final Counts counts = new Counts();
  private final Map<String, List<Alert>> byPartner = new LinkedHashMap<>();
  private final List<Notification> decisions = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Integer> refused = new TreeMap<>();

  /** Counts a transition; false if it is a repeat of one that was counted. */
  boolean add(Alert alert) {
    if (!seen.add(alert.getAlertId() + "#" + alert.getSequence())) {
      return false;
    }
    counts.addAlert(
        alert.getTransition(),
        alert.getAlertId(),
        alert.getRuleId(),
        alert.getCam() == null ? null : alert.getCam().getName());
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
    counts.addMessage(notification.getChannel(), notification.getStatus());
    decisions.add(notification);
    return true;
  }

  /** Counts a record that could not be used; false if it is a repeat of one that was counted. */
  boolean add(DeadLetter letter) {
    String place =
        "dead letter %s %d %d"
            .formatted(letter.getTopic(), letter.getPartition(), letter.getOffset());
    if (!seen.add(place)) {
      return false;
    }
    refused.merge(letter.getTopic() + ": " + letter.getDetail(), 1, Integer::sum);
    return true;
  }

  /** The alerts and messages by what tells them apart. */
  Counts counts() {
    return counts;
  }

  /** What was decided on messages. */
  List<Notification> decisions() {
    return decisions;
  }

  /** Every transition of a partner's alerts, in order. */
  List<Alert> of(String partnerId) {
    return byPartner.getOrDefault(partnerId, List.of());
  }

  /** How many records could not be used, by where they stood and why. */
  Map<String, Integer> refused() {
    return refused;
  }
}
