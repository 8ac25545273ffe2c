package io.channelwatch.alerting.sink;

import io.channelwatch.config.Settings;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in the Confluent wire format: a zero byte, the schema's id in four bytes, the Avro
 * body. The schema is registered with the first record. Not for sharing between threads.
 *
 * @param <T> the generated class of the records
 */
public final class WireWriter<T extends SpecificRecord> implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int HEADER = 5;

  private final Class<T> type;
  private final String subject;
  private final String registry;
  private final Map<String, String> properties;
  private transient @Nullable Body<T> body;

  /** A writer of one generated class for a topic, with the settings' registry. */
  public WireWriter(Class<T> type, String topic, Settings settings) {
    this.type = type;
    this.subject = topic + "-value";
    this.registry = settings.schemaRegistry().url();
    this.properties = settings.schemaRegistry().properties();
  }

  /**
   * The record as bytes.
   *
   * @throws UncheckedIOException if the registry cannot be asked for the schema's id, or refuses
   *     the schema
   */
  public byte[] write(T record) {
    Body<T> open = body == null ? open() : body;
    body = null; // what fails halfway is not gone on with
    byte[] bytes = open.write(record);
    body = open;
    return bytes;
  }

  private Body<T> open() {
    SpecificData data = SpecificData.getForClass(type);
    Schema schema = data.getSchema(type);
    try (CachedSchemaRegistryClient client =
        new CachedSchemaRegistryClient(registry, 1, properties)) {
      int id = client.register(subject, new AvroSchema(schema));
      byte[] header = ByteBuffer.allocate(HEADER).putInt(1, id).array();
      return new Body<>(header, new NumbersWriter<>(schema, data));
    } catch (RestClientException | IOException e) {
      // Not with its address, which may hold a password.
      throw new UncheckedIOException(
          new IOException("the registry gave no id for the schema of " + subject, e));
    }
  }

  /** What is made anew in each process. */
  private static final class Body<T> {

    private final byte[] header;
    private final DatumWriter<T> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);

    Body(byte[] header, DatumWriter<T> writer) {
      this.header = header;
      this.writer = writer;
    }

    byte[] write(T record) {
      try {
        bytes.reset();
        bytes.write(header);
        writer.write(record, out);
        out.flush();
        return bytes.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
