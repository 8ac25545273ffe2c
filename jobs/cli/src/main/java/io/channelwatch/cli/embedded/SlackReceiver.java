package io.channelwatch.cli.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages as Slack does, through {@code chat.postMessage} and incoming webhooks, keeps them
 * and shows them as a page under {@code /}. It checks what Slack checks before all else: a token, a
 * channel, a text.
 */
public final class SlackReceiver implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<SlackMessage> messages = new CopyOnWriteArrayList<>();
  private final List<Consumer<SlackMessage>> listeners = new CopyOnWriteArrayList<>();

  private SlackReceiver(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Starts a receiver on a free port. */
  public static SlackReceiver start() {
    return start(0);
  }

  /**
   * Starts a receiver on a port; 0 takes a free one.
   *
   * @throws EmbeddedPartFailure if the port is taken
   */
  public static SlackReceiver start(int port) {
    Loopback.requireFree(port, "the Slack receiver");
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      ExecutorService threads = Executors.newFixedThreadPool(2, SlackReceiver::daemon);
      SlackReceiver receiver = new SlackReceiver(server, threads);
      server.createContext("/api/chat.postMessage", receiver::postMessage);
      server.createContext("/services/", receiver::webhook);
      server.createContext("/", receiver::page);
      server.setExecutor(threads);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new EmbeddedPartFailure("The Slack receiver cannot listen: " + e.getMessage(), e);
    }
  }

  /** What stands in place of {@code https://slack.com}; the page with the messages is there. */
  public String url() {
    return "http://%s:%d".formatted(Loopback.HOST, server.getAddress().getPort());
  }

  /** An address that takes messages as an incoming webhook does. */
  public String webhookUrl() {
    return url() + "/services/T00000000/B00000000/demo";
  }

  /** Everything received so far, in the order of arrival. */
  public List<SlackMessage> messages() {
    return List.copyOf(messages);
  }

  /** Calls a listener with each message from now on, on the server's threads. */
  public void onMessage(Consumer<SlackMessage> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void postMessage(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    JsonNode message = parse(body);
    String error = null;
    if (token == null || !token.startsWith("Bearer ")) {
      error = "not_authed";
    } else if (message == null) {
      error = "invalid_json";
    } else if (message.path("channel").asText().isEmpty()) {
      error = "channel_not_found";
    } else if (isEmpty(message)) {
      error = "no_text";
    }
    if (error != null || message == null) {
      answer(exchange, 200, "application/json", "{\"ok\":false,\"error\":\"" + error + "\"}");
      return;
    }
    SlackMessage kept = keep(message, body);
    answer(
        exchange,
        200,
        "application/json",
        JSON.createObjectNode()
            .put("ok", true)
            .put("channel", kept.channel())
            .put("ts", kept.ts())
            .toString());
  }

  private void webhook(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode message = parse(body);
    if (message == null) {
      answer(exchange, 400, "text/plain", "invalid_payload");
    } else if (isEmpty(message)) {
      answer(exchange, 400, "text/plain", "no_text");
    } else {
      keep(message, body);
      answer(exchange, 200, "text/plain", "ok");
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "text/html; charset=utf-8", SlackPage.of(messages()));
  }

  private synchronized SlackMessage keep(JsonNode message, String body) {
    String ts = "%d.%06d".formatted(System.currentTimeMillis() / 1000, messages.size() + 1);
    SlackMessage kept =
        new SlackMessage(
            text(message, "channel"),
            ts,
            text(message, "thread_ts"),
            message.path("text").asText(),
            body);
    messages.add(kept);
    listeners.forEach(listener -> listener.accept(kept));
    return kept;
  }

  private static @Nullable String text(JsonNode message, String field) {
    return message.hasNonNull(field) ? message.path(field).asText() : null;
  }

  private static boolean isEmpty(JsonNode message) {
    return message.path("text").asText().isEmpty() && message.path("blocks").isEmpty();
  }

  private static @Nullable JsonNode parse(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isObject() ? json : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "slack-receiver");
    thread.setDaemon(true);
    return thread;
  }
}
