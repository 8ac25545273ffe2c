package io.channelwatch.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * As much of a schema registry as the jobs ask of one: it gives ids to schemas, and schemas for
 * ids.
 */
public final class LocalRegistry implements AutoCloseable {

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

  /** A record in the wire format, in the schema of its own class. */
  public byte[] wire(SpecificRecord record) {
    Schema schema = record.getSchema();
    try (var bytes = new java.io.ByteArrayOutputStream()) {
      bytes.write(0);
      bytes.write(ByteBuffer.allocate(4).putInt(id(schema.toString())).array());
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<SpecificRecord>(
              schema, org.apache.avro.specific.SpecificData.getForSchema(schema))
          .write(record, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + record, e);
    }
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
      send(exchange, 200, Map.of("schema", schemas.get(id - 1)));
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
