package io.channelwatch.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.files.PlainJson;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What topics hold, as event files and other lines of JSON. */
final class TopicFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TopicFiles() {}

  /** Writes all input topics, each record with the time at which the broker took it. */
  static Path write(Settings settings, Path folder) throws Exception {
    Files.createDirectories(folder);
    for (InputTopic input : InputTopic.values()) {
      List<String> lines = new ArrayList<>();
      Class<?> generated = SpecificData.get().getClass(input.schema());
      Class<? extends SpecificRecord> type = generated.asSubclass(SpecificRecord.class);
      for (Line line : lines(settings, input.name(settings.topics()), type)) {
        line.json().put("recorded_at", Instant.ofEpochMilli(line.timestamp()).toString());
        lines.add(JSON.writeValueAsString(line.json()));
      }
      Files.write(folder.resolve(input.fileName()), lines);
    }
    return folder;
  }

  /** A record as JSON, and its timestamp in milliseconds since the epoch. */
  record Line(ObjectNode json, long timestamp) {}

  /** Everything that a topic holds and that is committed. */
  static <T extends SpecificRecord> List<Line> lines(Settings settings, String topic, Class<T> type)
      throws Exception {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(settings.kafka(), List.of(topic))) {
      reader.readToEnd(records::add);
    }
    WireReader<T> values =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), type);
    PlainJson json = new PlainJson(SpecificData.get().getSchema(type));
    List<Line> lines = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      ObjectNode node = (ObjectNode) JSON.readTree(json.line(values.read(record.value())));
      lines.add(new Line(node, record.timestamp()));
    }
    return lines;
  }
}
