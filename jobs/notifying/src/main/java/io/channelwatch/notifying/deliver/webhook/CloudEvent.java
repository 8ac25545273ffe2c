package io.channelwatch.notifying.deliver.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alert.Evidence;
import io.channelwatch.notification.Firing;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A message as a CloudEvent. */
final class CloudEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CloudEvent() {}

  /** The event in structured JSON; its id is the notification's. */
  static byte[] of(Message message) {
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", message.notificationId());
    event.put("source", "channelwatch");
    event.put("type", "io.channelwatch.notification");
    event.put("subject", message.recipient().id());
    event.put("time", instant(message.at()));
    event.put("datacontenttype", "application/json");
    ObjectNode data = event.putObject("data");
    data.put("title", message.title());
    data.put("why", message.why().name());
    data.put("role", message.role());
    data.put("recipient", message.recipient().name());
    data.put("note", message.note());
    data.put("digest", message.digest());
    ArrayNode items = data.putArray("items");
    message.items().forEach(item -> item(items.addObject(), item));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }

  private static void item(ObjectNode node, Item item) {
    node.put("alert_id", item.alertId());
    node.put("sequence", item.sequence());
    node.put("transition", item.transition().name());
    node.put("reason", name(item.reason()));
    node.put("rule_id", item.ruleId());
    node.put("rule_set", item.ruleSet());
    node.put("kind", item.kind());
    node.put("severity", item.severity().name());
    node.put("previous_severity", name(item.previousSeverity()));
    ObjectNode subject = node.putObject("subject");
    subject.put("type", item.subject().type());
    subject.put("id", item.subject().id());
    subject.put("name", item.subject().name());
    node.put("partner_id", item.partnerId());
    node.put("opened_at", instant(item.openedAt()));
    node.put("at", instant(item.at()));
    node.put("title", item.title());
    node.put("message", item.message());
    node.put("playbook", item.playbook());
    item.labels().forEach(node.putObject("labels")::put);
    ArrayNode values = node.putArray("values");
    item.readings().forEach(reading -> reading(values.addObject(), reading));
    ArrayNode deals = node.putArray("deals");
    item.evidence().deals().forEach(deal -> deal(deals.addObject(), deal));
    ArrayNode others = node.putArray("also_firing");
    item.alsoFiring().forEach(other -> firing(others.addObject(), other));
  }

  private static void reading(ObjectNode node, Reading reading) {
    node.put("name", reading.name());
    node.put("value", Double.isNaN(reading.value()) ? null : (Double) reading.value());
    node.put("unit", reading.unit());
    ArrayNode trail = node.putArray("trail");
    reading.trail().forEach(day -> trail.add(day.isNaN() ? null : day));
    ArrayNode thresholds = node.putArray("thresholds");
    reading
        .thresholds()
        .forEach(
            threshold ->
                thresholds
                    .addObject()
                    .put("level", threshold.level().name())
                    .put("condition", threshold.condition())
                    .put("operator", threshold.operator())
                    .put("number", threshold.number()));
  }

  private static void deal(ObjectNode node, Evidence.Deal deal) {
    Integer expected = deal.expectedCloseOn();
    node.put("deal_id", deal.dealId());
    node.put("amount", BigDecimal.valueOf(deal.amount(), 4));
    node.put("stage", deal.stage());
    node.put(
        "expected_close_on", expected == null ? null : LocalDate.ofEpochDay(expected).toString());
    node.put("why", deal.why());
  }

  private static void firing(ObjectNode node, Firing other) {
    node.put("alert_id", other.alertId());
    node.put("title", other.title());
    node.put("kind", other.kind());
    node.put("severity", other.severity().name());
    node.put("opened_at", instant(other.openedAt()));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
