package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alerts.Alert;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Alerts as somebody reads them.
 *
 * @param byKey one of each key
 * @param all how many there are, repeats included
 */
record Told(Map<String, JsonNode> byKey, int all) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those of a file of a backtest. */
  static Told in(Path file) throws Exception {
    List<JsonNode> alerts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      alerts.add(JSON.readTree(line));
    }
    return of(alerts);
  }

  /** Those in the topic, up to an instant. */
  static Told in(Settings settings, Instant until) throws Exception {
    List<JsonNode> alerts = new ArrayList<>();
    for (TopicFiles.Line line :
        TopicFiles.lines(settings, settings.topics().alerts(), Alert.class)) {
      if (!Instant.parse(line.json().get("at").asText()).isAfter(until)) {
        alerts.add(line.json());
      }
    }
    return of(alerts);
  }

  /** Those of either delivery, up to an instant. */
  static Map<Delivery, Told> byDelivery(LiveProgram program, Instant until) throws Exception {
    Map<Delivery, Told> told = new EnumMap<>(Delivery.class);
    for (Delivery delivery : Delivery.values()) {
      told.put(delivery, in(program.settings(delivery), until));
    }
    return told;
  }

  private static Told of(List<JsonNode> alerts) {
    Map<String, JsonNode> byKey = new TreeMap<>();
    for (JsonNode alert : alerts) {
      String key = alert.get("alert_id").asText() + "#" + alert.get("sequence").asInt();
      JsonNode before = byKey.putIfAbsent(key, alert);
      if (before != null) {
        assertThat(alert).as("%s, written again", key).isEqualTo(before);
      }
    }
    return new Told(byKey, alerts.size());
  }

  /** How many came again. */
  int repeats() {
    return all - byKey.size();
  }

  /** Fails unless both tell the same, to the last field. */
  void assertSame(Told expected) {
    assertThat(byKey.keySet()).containsExactlyInAnyOrderElementsOf(expected.byKey.keySet());
    byKey.forEach(
        (key, alert) ->
            alert
                .fieldNames()
                .forEachRemaining(
                    field ->
                        assertThat(alert.get(field))
                            .as("%s of %s", field, key)
                            .isEqualTo(expected.byKey.get(key).get(field))));
  }
}
