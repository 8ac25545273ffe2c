package io.channelwatch.cli.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker with its own KRaft controller, in this JVM. It never deletes records by age, takes
 * timestamps from any time, and creates no topic unasked. Its classes are Kafka's internal ones, so
 * it holds for one version of Kafka.
 */
public final class EmbeddedKafka implements AutoCloseable {

  /** Those whose broker throws what is fatal. */
  private static final Set<Thread> STARTING = ConcurrentHashMap.newKeySet();

  static {
    Exit.setExitProcedure(EmbeddedKafka::giveUp);
    Exit.setHaltProcedure(EmbeddedKafka::giveUp);
  }

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a broker on a free port; what is in the directory from an earlier run is kept. */
  public static EmbeddedKafka start(Path directory) {
    return start(directory, Loopback.freePort());
  }

  /**
   * Starts a broker on a port; what is in the directory from an earlier run is kept.
   *
   * @throws EmbeddedPartFailure if the port is taken or the directory cannot be written
   */
  public static EmbeddedKafka start(Path directory, int port) {
    return start(directory, port, Map.of());
  }

  /**
   * Starts a broker that differs from the others, by its listeners for one.
   *
   * @param more properties of the broker, which go before those that it has otherwise
   * @throws EmbeddedPartFailure if the port is taken or the directory cannot be written
   */
  public static EmbeddedKafka start(Path directory, int port, Map<String, String> more) {
    Loopback.requireFree(port, "Kafka");
    format(directory);
    Map<String, String> properties = properties(directory, port, Loopback.freePort());
    properties.putAll(more);
    STARTING.add(Thread.currentThread());
    try {
      return new EmbeddedKafka(started(new KafkaConfig(properties)), port);
    } catch (RuntimeException | LinkageError e) {
      throw new EmbeddedPartFailure("Kafka does not start in " + directory + ": " + e, e);
    } finally {
      STARTING.remove(Thread.currentThread());
    }
  }

  private static KafkaRaftServer started(KafkaConfig config) {
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException | LinkageError e) {
      server.shutdown();
      throw e;
    }
    return server;
  }

  /** What ends a process that is a broker: here a failed start throws, and all else is told. */
  private static void giveUp(int status, @Nullable String message) {
    if (!STARTING.contains(Thread.currentThread())) {
      System.err.println(
          "Kafka, which runs in this process, gave up%s; the log tells why."
              .formatted(message == null ? "" : ": " + message));
      Runtime.getRuntime().halt(status);
    }
  }

  /** What clients set as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return Loopback.HOST + ":" + port;
  }

  /** The port that clients connect to. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Formatter formatter =
          new Formatter()
              .setClusterId(Uuid.randomUuid().toString())
              .setNodeId(1)
              .setControllerListenerName("CONTROLLER")
              .setMetadataLogDirectory(directory.toString())
              .addDirectory(directory.toString());
      formatter.setReleaseVersion(MetadataVersion.latestProduction());
      formatter.setUnstableFeatureVersionsEnabled(false);
      formatter.setPrintStream(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      formatter.run();
    } catch (IOException | UncheckedIOException e) {
      throw new EmbeddedPartFailure(
          "Kafka cannot write to " + directory + ": " + e.getMessage() + ".", e);
    } catch (Exception e) {
      throw new EmbeddedPartFailure("Kafka cannot format " + directory + ".", e);
    }
  }

  private static Map<String, String> properties(Path directory, int port, int controllerPort) {
    Map<String, String> properties = new HashMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put(
        "listeners",
        "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
            .formatted(Loopback.HOST, port, controllerPort));
    properties.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(Loopback.HOST, port));
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("inter.broker.listener.name", "PLAINTEXT");
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.quorum.voters", "1@%s:%d".formatted(Loopback.HOST, controllerPort));
    properties.put("log.dirs", directory.toString());
    properties.put("auto.create.topics.enable", "false");
    // Replayed history is old, sample data may lie ahead of the wall clock: both must stay,
    // and not in one segment for each week that it spans.
    properties.put("log.retention.ms", "-1");
    properties.put("log.roll.ms", Long.toString(Long.MAX_VALUE));
    properties.put("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
    properties.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    properties.putAll(aloneAndQuick());
    return properties;
  }

  /** One broker has nobody to replicate to, and a restart is not to wait for its old session. */
  private static Map<String, String> aloneAndQuick() {
    return Map.ofEntries(
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "1"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "1"),
        Map.entry("transaction.max.timeout.ms", "3600000"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("controlled.shutdown.enable", "true"),
        Map.entry("broker.session.timeout.ms", "6000"),
        Map.entry("broker.heartbeat.interval.ms", "1000"),
        Map.entry("log.cleaner.dedupe.buffer.size", "8388608"));
  }
}
