package io.channelwatch.cli.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Apicurio Registry in a process of its own, with the API of Confluent's Schema Registry. It is
 * taken from {@code target/registry} beside this class, where the build unpacks it, or from the
 * directory in the system property {@code channelwatch.registry}. With the files in a directory
 * schemas and their ids survive a restart.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Process process;
  private final int port;

  private EmbeddedRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts a registry on a free port that keeps its files and its log in the directory. */
  public static EmbeddedRegistry start(Path directory) {
    return start(directory, Loopback.freePort());
  }

  /**
   * Starts a registry that keeps its files and its log in the directory, and waits until it
   * answers.
   *
   * @throws EmbeddedPartFailure if the port is taken, the distribution is missing, or the process
   *     dies
   */
  public static EmbeddedRegistry start(Path directory, int port) {
    Loopback.requireFree(port, "the schema registry");
    Path log = directory.resolve("registry.log");
    try {
      Files.createDirectories(directory);
      Process process =
          new ProcessBuilder(command(runner(), directory, port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      EmbeddedRegistry registry = new EmbeddedRegistry(process, port);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      registry.awaitAnswer(log);
      return registry;
    } catch (IOException e) {
      throw new EmbeddedPartFailure(
          "The schema registry cannot start in " + directory + ": " + e.getMessage() + ".", e);
    }
  }

  /** Where clients of Confluent's Schema Registry connect. */
  public String url() {
    return "http://%s:%d/apis/ccompat/v7".formatted(Loopback.HOST, port);
  }

  /** The process, for those who must see it die. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Closes the pipe to the process, as the end of this JVM does. */
  void hangUp() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Path runner, Path directory, int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dquarkus.http.host=" + Loopback.HOST);
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.log.console.enable=true");
    command.add("-Dquarkus.http.access-log.enabled=false");
    command.add("-Dapicurio.datasource.jdbc.min-size=1");
    command.add("-Dapicurio.datasource.jdbc.initial-size=1");
    command.add(
        "-Dapicurio.datasource.url=jdbc:h2:file:"
            + directory.toAbsolutePath().resolve("registry-db")
            // Written through: an id that was given out must not be given out again.
            + ";WRITE_DELAY=0");
    command.add("-cp");
    command.add(runner + File.pathSeparator + codeSource());
    command.add(RegistryProcess.class.getName());
    return command;
  }

  private void awaitAnswer(Path log) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest subjects =
        HttpRequest.newBuilder(URI.create(url() + "/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers(client, subjects)) {
      if (!process.isAlive()) {
        throw new EmbeddedPartFailure(
            "The schema registry ended while it started; its last words are in " + log + ".", null);
      }
      if (System.nanoTime() > deadline) {
        close();
        throw new EmbeddedPartFailure(
            "The schema registry did not answer within %d s; see %s."
                .formatted(START_LIMIT.toSeconds(), log),
            null);
      }
    }
  }

  private boolean answers(HttpClient client, HttpRequest request) throws IOException {
    try {
      process.waitFor(100, TimeUnit.MILLISECONDS);
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException | HttpTimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Path runner() throws IOException {
    String property = System.getProperty("channelwatch.registry");
    Path home = property == null ? codeSource().resolveSibling("registry") : Path.of(property);
    if (Files.isDirectory(home)) {
      try (DirectoryStream<Path> runners = Files.newDirectoryStream(home, "*-runner.jar")) {
        for (Path runner : runners) {
          return runner;
        }
      }
    }
    throw new EmbeddedPartFailure(
        "The schema registry is not in %s. Build it with: mvn package -DskipTests".formatted(home),
        null);
  }

  private static Path codeSource() {
    try {
      return Path.of(
          EmbeddedRegistry.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new EmbeddedPartFailure("The class path holds a malformed address.", e);
    }
  }
}
