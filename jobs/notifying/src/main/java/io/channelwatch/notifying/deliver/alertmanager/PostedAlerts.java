package io.channelwatch.notifying.deliver.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Reading;
import io.channelwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as Alertmanager's alerts. Alertmanager knows an alert by its labels, the severity among
 * them, so a change of severity ends one alert and begins another. It ends by itself what is not
 * told again in time; an episode goes on until its end is told, so an alert that fires is given a
 * far end.
 */
final class PostedAlerts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration FAR = Duration.ofDays(366);

  private PostedAlerts() {}

  /** The body of a request, in the order of the items. */
  static byte[] of(Message message) {
    ArrayNode alerts = JSON.createArrayNode();
    for (Item item : message.items()) {
      Severity before = item.previousSeverity();
      if (before != null && before != item.severity()) {
        alert(alerts.addObject(), item, before, item.at());
      }
      long end = item.resolved() ? item.at() : item.at() + FAR.toMillis();
      alert(alerts.addObject(), item, item.severity(), end);
    }
    try {
      return JSON.writeValueAsBytes(alerts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }

  private static void alert(ObjectNode node, Item item, Severity severity, long end) {
    ObjectNode labels = node.putObject("labels");
    item.labels().forEach((name, value) -> label(labels, name.replaceAll("\\W", "_"), value));
    label(labels, "alertname", item.ruleId());
    label(labels, "severity", severity.name().toLowerCase(Locale.ROOT));
    label(labels, "kind", item.kind());
    label(labels, "rule_set", item.ruleSet());
    label(labels, "alert_id", item.alertId());
    label(labels, "subject_type", item.subject().type().toLowerCase(Locale.ROOT));
    label(labels, "subject_id", item.subject().id());
    label(labels, "partner_id", item.partnerId());
    annotations(node.putObject("annotations"), item);
    node.put("startsAt", Instant.ofEpochMilli(item.openedAt()).toString());
    node.put("endsAt", Instant.ofEpochMilli(end).toString());
  }

  private static void annotations(ObjectNode node, Item item) {
    label(node, "summary", item.title() + " — " + item.subject().label());
    label(node, "description", item.message());
    label(node, "runbook", item.playbook());
    for (Reading reading : item.readings()) {
      if (!reading.thresholds().isEmpty() && !Double.isNaN(reading.value())) {
        label(node, reading.name().replaceAll("\\W+", "_"), Double.toString(reading.value()));
      }
    }
  }

  /** A label without a text is none to Alertmanager, and a name begins with no digit. */
  private static void label(ObjectNode node, String name, @Nullable String value) {
    if (value != null && !value.isEmpty() && !name.isEmpty()) {
      node.put(Character.isDigit(name.charAt(0)) ? '_' + name : name, value);
    }
  }
}
