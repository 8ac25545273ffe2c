package io.channelwatch.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * As much of a schema registry as the jobs ask of one: it gives ids to schemas, and schemas for
 * ids.
 */
public final class LocalRegistry implements AutoCloseable {

  /** How a schema begins that is not one of Avro. */
  public static final String JSON_SCHEMA = "{\"$schema\"";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<String> schemas = new ArrayList<>();
  private volatile int status = 200;

  private LocalRegistry(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port. */
  public static LocalRegistry start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LocalRegistry registry = new LocalRegistry(server);
    server.createContext("/", registry::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return registry;
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on it refuses everything with a status, or, with 200, nothing. */
  public void refuse(int withStatus) {
    status = withStatus;
  }

  /** The id of a schema; a new one if it has none. */
  public synchronized int id(String schema) {
    int index = schemas.indexOf(schema);
    if (index < 0) {
      index = schemas.size();
      schemas.add(schema);
    }
    return index + 1;
  }

  /** A record in the wire format, in its own schema. */
  public byte[] wire(IndexedRecord record) {
    Schema schema = record.getSchema();
    DatumWriter<IndexedRecord> writer =
        record instanceof SpecificRecord
            ? new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema))
            : new GenericDatumWriter<>(schema);
    return wire(id(schema.toString()), encoder -> writer.write(record, encoder));
  }

  /** Anything in the wire format. */
  public static byte[] wire(int schemaId, Body body) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      bytes.write(0);
      bytes.write(ByteBuffer.allocate(4).putInt(schemaId).array());
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      body.write(encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot write", e);
    }
  }

  /** What stands behind the schema's id. */
  public interface Body {
    /** Writes it. */
    void write(BinaryEncoder encoder) throws IOException;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (status != 200) {
      send(exchange, status, Map.of("error_code", status, "message", "refused"));
    } else if (path.startsWith("/schemas/ids/")) {
      sendSchema(exchange, Integer.parseInt(path.substring("/schemas/ids/".length())));
    } else {
      String schema = JSON.readTree(exchange.getRequestBody()).get("schema").asText();
      send(exchange, 200, Map.of("id", id(schema)));
    }
  }

  private synchronized void sendSchema(HttpExchange exchange, int id) throws IOException {
    if (id < 1 || id > schemas.size()) {
      send(exchange, 404, Map.of("error_code", 40403, "message", "Schema not found"));
    } else {
      String schema = schemas.get(id - 1);
      send(
          exchange,
          200,
          schema.startsWith(JSON_SCHEMA)
              ? Map.of("schemaType", "JSON", "schema", schema)
              : Map.of("schema", schema));
    }
  }

  private static void send(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsString(body).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
