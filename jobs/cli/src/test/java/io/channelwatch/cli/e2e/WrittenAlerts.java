package io.channelwatch.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Alert;
import io.channelwatch.cli.files.PlainJson;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Alerts as a file or a topic holds them, in one form. */
final class WrittenAlerts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private WrittenAlerts() {}

  /** Those of a file. */
  static List<JsonNode> of(Path file) throws IOException {
    List<JsonNode> alerts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      alerts.add(JSON.readTree(line));
    }
    return alerts;
  }

  /** Those of a topic up to an instant, repeats included. */
  static List<JsonNode> of(Settings settings, Instant until) throws Exception {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader reader =
        TopicReader.open(settings.kafka(), List.of(settings.topics().alerts()))) {
      reader.readToEnd(records::add);
    }
    WireReader<Alert> alerts =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), Alert.class);
    PlainJson json = new PlainJson(Alert.getClassSchema());
    List<JsonNode> written = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Alert alert = alerts.read(record.value());
      if (!alert.getAt().isAfter(until)) {
        written.add(JSON.readTree(json.line(alert)));
      }
    }
    return written;
  }

  /** One of each key; fails where two of one key differ. */
  static Map<String, JsonNode> byKey(List<JsonNode> alerts) {
    Map<String, JsonNode> byKey = new LinkedHashMap<>();
    for (JsonNode alert : alerts) {
      String key = alert.get("alert_id").asText() + "#" + alert.get("sequence").asInt();
      JsonNode before = byKey.putIfAbsent(key, alert);
      if (before != null) {
        assertThat(alert).as("%s, written again", key).isEqualTo(before);
      }
    }
    return byKey;
  }
}
