package io.channelwatch.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import io.channelwatch.config.Settings;
import io.channelwatch.config.SettingsReader;
import io.channelwatch.config.Sources;
import io.channelwatch.conventions.Variant;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroSerializationSchema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker and a real registry, with all topics made, and what a test needs to use them. */
final class Parts implements AutoCloseable {

  private static final String TEXT = "program: {name: test}\nkpis: {emit_interval: 1s}\n";

  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, ConfluentRegistryAvroSerializationSchema<?>> schemas = new HashMap<>();

  private final Settings defaults;

  private Parts(EmbeddedKafka kafka, EmbeddedRegistry registry, Settings defaults) {
    this.defaults = defaults;
    this.kafka = kafka;
    this.registry = registry;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static Parts start(Path folder, int partitions) throws Exception {
    Parts parts =
        new Parts(
            EmbeddedKafka.start(folder.resolve("kafka")),
            EmbeddedRegistry.start(folder.resolve("registry")),
            SettingsReader.read("the test's settings", TEXT, Sources.NONE));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", parts.bootstrapServers()))) {
      Settings.Topics topics = parts.defaults.topics();
      List<NewTopic> all = new ArrayList<>();
      Stream.of(topics.dealRegistrations(), topics.closedRevenue(), topics.partnerActivity())
          .forEach(topic -> all.add(new NewTopic(topic, partitions, (short) 1)));
      Stream.of(
              topics.partnerProfiles(),
              topics.partnerTargets(),
              topics.fxRates(),
              topics.alertRules(),
              topics.alertSilences(),
              topics.alerts(),
              topics.clock(),
              topics.partnerKpis(),
              topics.notifications(),
              topics.deadLetters())
          .forEach(topic -> all.add(new NewTopic(topic, 1, (short) 1)));
      all.forEach(topic -> topic.configs(Map.of("retention.ms", "-1")));
      admin.createTopics(all).all().get();
    }
    return parts;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  Settings settings(
      Settings.ClockMode mode, Settings.Delivery delivery, Map<String, String> flink) {
    return Variant.of(
        defaults,
        "clock",
        new Settings.Clock(mode, 200),
        "kafka",
        Map.of("bootstrap.servers", bootstrapServers()),
        "schemaRegistry",
        new Settings.SchemaRegistry(registry.url(), Map.of()),
        "delivery",
        delivery,
        "flink",
        flink);
  }

  void send(String topic, String key, SpecificRecord value, long timestamp) throws Exception {
    sendBytes(topic, key, value == null ? null : encode(topic, value), timestamp);
  }

  void sendBytes(String topic, String key, byte[] value, long timestamp) throws Exception {
    producer.send(new ProducerRecord<>(topic, null, timestamp, key.getBytes(UTF_8), value)).get();
  }

  /** Sends records in batches of their own, and takes them all back. */
  void sendAndAbort(String topic, int records, long timestamp) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers(),
            "transactional.id",
            "aborting",
            "batch.size",
            0);
    try (KafkaProducer<byte[], byte[]> aborting =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      aborting.initTransactions();
      aborting.beginTransaction();
      for (int i = 0; i < records; i++) {
        var unused =
            aborting.send(new ProducerRecord<>(topic, 0, timestamp, null, new byte[10])).get();
      }
      aborting.abortTransaction();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class of the record decides
  private byte[] encode(String topic, SpecificRecord value) {
    ConfluentRegistryAvroSerializationSchema schema =
        schemas.computeIfAbsent(
            topic,
            t ->
                ConfluentRegistryAvroSerializationSchema.forSpecific(
                    value.getClass(), t + "-value", registry.url()));
    return schema.serialize(value);
  }

  String registryUrl() {
    return registry.url();
  }

  SchemaRegistryClient registryClient() {
    return new CachedSchemaRegistryClient(registry.url(), 100);
  }

  /** Everything in a topic's first partition, as far as it is committed. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    registry.close();
    kafka.close();
  }
}
