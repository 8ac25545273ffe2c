package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Rejection;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads records in the Confluent wire format: a zero byte, the schema's id in four bytes, the Avro
 * body. Each record is read from its own bytes alone and must use all of them, so that a broken one
 * cannot spoil its neighbours. Not for sharing between threads.
 *
 * @param <T> the generated class of the records
 */
public final class WireReader<T extends SpecificRecord> {

  private static final int HEADER = 5;
  private static final int NOT_FOUND = 404;

  private final SchemaRegistryClient registry;
  private final Schema readerSchema;
  private final SpecificData data;
  private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
  private final BoundedDecoder decoder = new BoundedDecoder();

  /** A reader of one generated class, with schemas from that registry. */
  public WireReader(SchemaRegistryClient registry, Class<T> type) {
    this.registry = registry;
    this.data = SpecificData.getForClass(type);
    this.readerSchema = data.getSchema(type);
  }

  /**
   * The record.
   *
   * @throws UnreadableException if the bytes are not a record that the schema can read
   * @throws IOException if the registry cannot be asked: the record may well be fine
   */
  public T read(byte[] bytes) throws UnreadableException, IOException {
    if (bytes.length < HEADER || bytes[0] != 0) {
      throw new UnreadableException(
          "not in the registry's wire format: expected a zero byte and four bytes of schema id,"
              + " found %d bytes%s"
                  .formatted(
                      bytes.length,
                      bytes.length == 0 ? "" : " that begin with 0x%02x".formatted(bytes[0])));
    }
    SpecificDatumReader<T> reader = reader(ByteBuffer.wrap(bytes).getInt(1));
    decoder.read(bytes, HEADER, bytes.length - HEADER);
    T record = decode(reader);
    if (!decoder.isEnd()) {
      throw new UnreadableException("the record's schema leaves bytes at its end unread");
    }
    return record;
  }

  // Bytes that are no record make Avro fail in more ways than it tells of: NumberFormatException,
  // ArrayIndexOutOfBoundsException, UnsupportedOperationException.
  private T decode(SpecificDatumReader<T> reader) throws UnreadableException {
    try {
      return reader.read(null, decoder);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableException("the bytes do not fit their schema: " + e);
    }
  }

  private SpecificDatumReader<T> reader(int id) throws UnreadableException, IOException {
    SpecificDatumReader<T> reader = readers.get(id);
    if (reader == null) {
      reader = new SpecificDatumReader<>(writerSchema(id), readerSchema, data);
      readers.put(id, reader);
    }
    return reader;
  }

  private Schema writerSchema(int id) throws UnreadableException, IOException {
    if (id < 1) {
      throw new UnreadableException("no schema has the id %d; they begin at 1".formatted(id));
    }
    Schema schema = fetch(id);
    String disagreement = SchemaAgreement.disagreement(schema, readerSchema);
    if (disagreement != null) {
      throw new UnreadableException("schema %d %s".formatted(id, disagreement));
    }
    return schema;
  }

  private Schema fetch(int id) throws UnreadableException, IOException {
    try {
      if (registry.getSchemaById(id).rawSchema() instanceof Schema avro) {
        return avro;
      }
      throw notAvro(id);
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        throw new UnreadableException("the registry has no schema with the id %d".formatted(id));
      }
      throw new IOException("the registry refused to give schema %d".formatted(id), e);
    } catch (IOException e) {
      // The client has no exception of its own for an answer that it cannot parse.
      if (String.valueOf(e.getMessage()).startsWith("Invalid schema ")) {
        throw notAvro(id);
      }
      throw e;
    }
  }

  private static UnreadableException notAvro(int id) {
    return new UnreadableException("schema %d in the registry is not an Avro schema".formatted(id));
  }

  /** Bytes that are no record. */
  public static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
      super(message);
    }

    /** The same as a reason for a dead letter. */
    public Rejection rejection() {
      return new Rejection("undecodable", String.valueOf(getMessage()));
    }
  }
}
