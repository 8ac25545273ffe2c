package io.channelwatch.benchmarks.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.config.Settings;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes records of the input topics as the job does; all of them can be used. */
final class InputDecoder {

  private record Form(InputTopic topic, WireReader<? extends SpecificRecord> reader) {}

  private final Map<String, Form> forms = new HashMap<>();

  InputDecoder(Settings settings) {
    SchemaRegistryClient registry = Registry.connect(settings.schemaRegistry()).client();
    for (InputTopic topic : InputTopic.values()) {
      Class<?> type = SpecificData.get().getClass(topic.schema());
      forms.put(
          topic.name(settings.topics()),
          new Form(topic, new WireReader<>(registry, type.asSubclass(SpecificRecord.class))));
    }
  }

  /** The record with its value decoded. */
  EventRecord decode(ConsumerRecord<byte[], byte[]> in) {
    Form form = forms.get(in.topic());
    if (form == null) {
      throw new IllegalArgumentException("no input topic: " + in.topic());
    }
    try {
      return new EventRecord(
          form.topic(),
          new String(in.key(), UTF_8),
          in.value() == null ? null : form.reader().read(in.value()),
          in.timestamp());
    } catch (UnreadableException e) {
      throw new IllegalStateException(in.topic() + " at offset " + in.offset(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
