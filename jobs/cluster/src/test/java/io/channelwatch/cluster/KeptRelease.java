package io.channelwatch.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicPlan;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a release left when both jobs were stopped with savepoints: those, and all that stood in the
 * topics, to which the savepoints' offsets refer, with the schemas of that time.
 *
 * @param folder where it is unpacked
 */
record KeptRelease(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDS = "records.json";
  private static final String SCHEMAS = "schemas.json";
  private static final int ID_AT = 1;

  /** A record; bytes as Base64. Its offset is its place among those of its partition. */
  record Kept(String topic, int partition, long timestamp, byte[] key, byte @Nullable [] value) {}

  /** A schema and its subject. */
  record KeptSchema(String subject, String schema) {}

  /** Unpacks a file. */
  static KeptRelease unpacked(Path file, Path folder) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path to = folder.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        Files.copy(in, to);
      }
    }
    return new KeptRelease(folder);
  }

  /** Packs savepoints and what the topics hold. */
  static void pack(Settings settings, Map<String, String> savepoints, Path file) throws Exception {
    Files.createDirectories(file.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.setLevel(9);
      for (Map.Entry<String, String> savepoint : savepoints.entrySet()) {
        Path from = Path.of(URI.create(savepoint.getValue()));
        try (Stream<Path> files = Files.list(from)) {
          for (Path each : files.sorted().toList()) {
            out.putNextEntry(new ZipEntry(savepoint.getKey() + "/" + each.getFileName()));
            Files.copy(each, out);
          }
        }
      }
      out.putNextEntry(new ZipEntry(RECORDS));
      out.write(JSON.writeValueAsBytes(records(settings)));
      out.putNextEntry(new ZipEntry(SCHEMAS));
      out.write(JSON.writeValueAsBytes(schemas(settings)));
    }
  }

  private static List<Kept> records(Settings settings) {
    List<Kept> records = new ArrayList<>();
    for (TopicPlan plan : TopicPlan.all(settings)) {
      List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
      try (TopicReader reader = TopicReader.open(settings.kafka(), List.of(plan.name()))) {
        reader.readToEnd(read::add);
      }
      Map<Integer, Long> next = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> in : read) {
        if (in.offset() != next.merge(in.partition(), 1L, Long::sum) - 1) {
          throw new IllegalStateException("offsets of " + plan.name() + " have a gap");
        }
        records.add(new Kept(in.topic(), in.partition(), in.timestamp(), in.key(), in.value()));
      }
    }
    return records;
  }

  private static Map<Integer, KeptSchema> schemas(Settings settings) throws Exception {
    SchemaRegistryClient client = Registry.connect(settings.schemaRegistry()).client();
    Map<Integer, KeptSchema> schemas = new TreeMap<>();
    for (TopicPlan plan : TopicPlan.all(settings)) {
      var latest = client.getLatestSchemaMetadata(plan.subject());
      schemas.put(latest.getId(), new KeptSchema(plan.subject(), latest.getSchema()));
    }
    return schemas;
  }

  /** The savepoint of a job. */
  String savepoint(String job) {
    return folder.resolve(job).toUri().toString();
  }

  /** Puts the records where they were, the alerts and their clock to those of either delivery. */
  void publish(LiveProgram program) throws Exception {
    Map<Integer, Integer> ids = registered(program.settings());
    Settings.Topics from = program.settings(Delivery.AT_LEAST_ONCE).topics();
    Settings.Topics also = program.settings(Delivery.EXACTLY_ONCE).topics();
    Map<String, String> copies = Map.of(from.alerts(), also.alerts(), from.clock(), also.clock());
    List<Kept> records =
        JSON.readValue(folder.resolve(RECORDS).toFile(), new TypeReference<List<Kept>>() {});
    Map<String, Object> kafka = new HashMap<>(program.settings().kafka());
    try (var producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Kept record : records) {
        byte[] value = record.value();
        if (value != null) {
          ByteBuffer wire = ByteBuffer.wrap(value);
          wire.putInt(ID_AT, ids.get(wire.getInt(ID_AT)));
        }
        for (String topic : List.of(record.topic(), copies.getOrDefault(record.topic(), ""))) {
          if (!topic.isEmpty()) {
            var unused =
                producer.send(
                    new ProducerRecord<>(
                        topic, record.partition(), record.timestamp(), record.key(), value));
          }
        }
      }
    }
  }

  /** Registers the schemas of that time; their ids then, and now. */
  private Map<Integer, Integer> registered(Settings settings) throws Exception {
    SchemaRegistryClient client = Registry.connect(settings.schemaRegistry()).client();
    Map<Integer, KeptSchema> schemas =
        JSON.readValue(
            folder.resolve(SCHEMAS).toFile(), new TypeReference<Map<Integer, KeptSchema>>() {});
    Map<Integer, Integer> ids = new HashMap<>();
    for (Map.Entry<Integer, KeptSchema> entry : schemas.entrySet()) {
      KeptSchema kept = entry.getValue();
      ids.put(entry.getKey(), client.register(kept.subject(), new AvroSchema(kept.schema())));
    }
    return ids;
  }
}
