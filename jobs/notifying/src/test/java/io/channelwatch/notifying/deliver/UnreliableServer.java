package io.channelwatch.notifying.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes messages only now and then, and counts those that it took by their id. */
final class UnreliableServer implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"(?:notification_id|id)\":\"([^\"]+)\"");

  private final Random fate = new Random(7);
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int port;
  private HttpServer server;

  UnreliableServer() throws IOException {
    server = start(0);
    port = server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** How often each message was taken, by its id. */
  Map<String, Integer> taken() {
    return taken;
  }

  /** Goes away, when it has answered what it is taking. */
  void die() {
    server.stop(1);
  }

  /** Comes back where it was. */
  void revive() throws IOException {
    server = start(port);
  }

  private HttpServer start(int at) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
    started.setExecutor(threads);
    started.createContext("/", this::serve);
    started.start();
    return started;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int draw = draw();
    if (draw < 4) {
      // Says nothing at all.
      return;
    }
    if (draw < 15) {
      // Closes the connection.
      exchange.close();
      return;
    }
    if (draw < 40) {
      if (draw < 25) {
        exchange.getResponseHeaders().add("Retry-After", "0");
      }
      exchange.sendResponseHeaders(draw < 25 ? 429 : 503, -1);
      exchange.close();
      return;
    }
    Matcher id = ID.matcher(body);
    if (!id.find()) {
      throw new IllegalStateException("a message without an id: " + body);
    }
    byte[] answer =
        "{\"ok\":true,\"channel\":\"C\",\"ts\":\"1.2\"}".getBytes(StandardCharsets.UTF_8);
    taken.merge(id.group(1), 1, Integer::sum);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private synchronized int draw() {
    return fate.nextInt(100);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
