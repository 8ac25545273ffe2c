package io.channelwatch.cli.files;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Gives the records of a file again that {@link PlainJson} wrote, one after the other. */
public final class WrittenRecords<A extends SpecificRecord> implements Iterator<A>, AutoCloseable {

  /** Decimals have more digits than a double. */
  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final MappingIterator<JsonNode> nodes;
  private final Class<A> type;
  private final Schema schema;
  private final AvroJson records = new AvroJson(WrittenRecords::fail);

  private WrittenRecords(MappingIterator<JsonNode> nodes, Class<A> type, Schema schema) {
    this.nodes = nodes;
    this.type = type;
    this.schema = schema;
  }

  /** Opens a file with records of one schema. */
  public static <A extends SpecificRecord> WrittenRecords<A> open(
      Path file, Class<A> type, Schema schema) throws IOException {
    return new WrittenRecords<>(JSON.readValues(file.toFile()), type, schema);
  }

  @Override
  public boolean hasNext() {
    return nodes.hasNext();
  }

  @Override
  public A next() {
    return type.cast(Objects.requireNonNull(records.record(schema, nodes.next())));
  }

  private static void fail(String problem) {
    throw new IllegalStateException("what was just written cannot be read: " + problem);
  }

  @Override
  public void close() throws IOException {
    nodes.close();
  }
}
