package io.channelwatch.cli.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.alerting.KafkaFailure;
import io.channelwatch.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts records into topics: Avro behind the id of its schema, at a timestamp of one's choice. */
public final class TopicWriter implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final Registry registry;
  private final String servers;
  private final Map<String, TopicPlan> plans = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
  private @Nullable BinaryEncoder encoder;

  private TopicWriter(
      KafkaProducer<byte[], byte[]> producer, Registry registry, Settings settings) {
    this.producer = producer;
    this.registry = registry;
    this.servers = settings.kafka().getOrDefault("bootstrap.servers", "");
    TopicPlan.all(settings).forEach(plan -> plans.put(plan.name(), plan));
  }

  /** Connects to the broker and the registry of the settings. */
  public static TopicWriter connect(Settings settings) {
    Broker.requireAnswer(settings.kafka());
    Map<String, Object> properties = new HashMap<>();
    properties.put("linger.ms", "5");
    properties.put("batch.size", "131072");
    properties.put("delivery.timeout.ms", "60000");
    properties.put("max.block.ms", "30000");
    // One request at a time keeps the order across partitions about as it was written.
    properties.put("max.in.flight.requests.per.connection", "1");
    properties.putAll(settings.kafka());
    return new TopicWriter(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        Registry.connect(settings.schemaRegistry()),
        settings);
  }

  /**
   * Sends a record; it may be on its way still when this returns.
   *
   * @param value null for a tombstone
   * @param timestamp in milliseconds since the epoch
   * @throws SetupFailure if the broker or the registry refuses this record or an earlier one
   */
  public void send(String topic, String key, @Nullable SpecificRecord value, long timestamp) {
    byte[] bytes = value == null ? null : encode(topic, value);
    sendBytes(topic, key.getBytes(UTF_8), bytes, timestamp);
  }

  /**
   * Sends a record as it stands, as {@link #send} does.
   *
   * @param key null for none
   * @param value null for a tombstone
   */
  public void sendBytes(
      String topic, byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic, null, timestamp, key, value),
              (sent, error) -> {
                if (error != null) {
                  failed.compareAndSet(null, error);
                }
              });
    } catch (KafkaException e) {
      failed.compareAndSet(null, e);
    }
    raise();
  }

  /**
   * Waits until everything has arrived.
   *
   * @throws SetupFailure if something was refused
   */
  public void flush() {
    producer.flush();
    raise();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private void raise() {
    Exception error = failed.get();
    if (error != null) {
      throw new SetupFailure(
          "Kafka at %s does not take the records: %s".formatted(servers, KafkaFailure.words(error)),
          error);
    }
  }

  private byte[] encode(String topic, SpecificRecord value) {
    TopicPlan plan = plans.get(topic);
    if (plan == null) {
      throw new IllegalArgumentException(topic + " is none of the topics in the settings");
    }
    int id = ids.computeIfAbsent(topic, ignored -> registry.id(plan));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    try {
      encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
      SpecificData data = SpecificData.getForClass(value.getClass());
      new SpecificDatumWriter<SpecificRecord>(value.getSchema(), data).write(value, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
