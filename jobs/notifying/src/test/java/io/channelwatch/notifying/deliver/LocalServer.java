package io.channelwatch.notifying.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as it was told to and records what it was asked. */
public final class LocalServer implements AutoCloseable {

  /** What was asked. */
  public record Request(String path, Map<String, List<String>> headers, String body, long at) {}

  /** What to answer. */
  public record Answer(Integer status, Map<String, String> headers, String body) {
    /** No answer in time. */
    public static final Answer NONE = new Answer(-1, Map.of(), "");

    /** An answer that begins and never ends. */
    public static final Answer HALF = new Answer(-2, Map.of(), "");

    /** The connection is closed without an answer. */
    public static final Answer RESET = new Answer(-3, Map.of(), "");

    /** Nothing but a status. */
    public static Answer of(int status) {
      return new Answer(status, Map.of(), "");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final String good;

  public LocalServer(String good) {
    this.good = good;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void answerNext(Answer answer) {
    answers.add(answer);
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Request request =
        new Request(
            exchange.getRequestURI().getPath(),
            Map.copyOf(exchange.getRequestHeaders()),
            body,
            System.nanoTime());
    requests.add(request);
    Answer next = answers.poll();
    Answer answer = next == null ? new Answer(200, Map.of(), good) : next;
    if (answer.status() < 0) {
      fail(exchange, answer);
      return;
    }
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void fail(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.equals(Answer.HALF)) {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    } else if (answer.equals(Answer.RESET)) {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
