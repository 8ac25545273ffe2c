package io.channelwatch.cluster;

import io.channelwatch.cli.embedded.Loopback;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a Flink installation is on a disk: its configuration, its class path, its logs. The memory
 * of a task manager is given in full, since the scripts that work it out are the distribution's.
 */
final class FlinkFolder {

  private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();

  private static final String CONFIG =
      """
      jobmanager.rpc.address: 127.0.0.1
      jobmanager.bind-host: 127.0.0.1
      jobmanager.rpc.port: %1$d
      rest.address: 127.0.0.1
      rest.bind-address: 127.0.0.1
      rest.port: %2$d
      taskmanager.bind-host: 127.0.0.1
      taskmanager.host: 127.0.0.1
      taskmanager.numberOfTaskSlots: %5$d
      taskmanager.cpu.cores: 2
      taskmanager.memory.framework.heap.size: 128m
      taskmanager.memory.framework.off-heap.size: 64m
      taskmanager.memory.jvm-metaspace.size: 200m
      taskmanager.memory.jvm-overhead.min: 64m
      taskmanager.memory.jvm-overhead.max: 64m
      taskmanager.memory.task.heap.size: 512m
      taskmanager.memory.task.off-heap.size: 0m
      taskmanager.memory.network.min: 64m
      taskmanager.memory.network.max: 64m
      taskmanager.memory.managed.size: 160m
      heartbeat.interval: 2000
      heartbeat.timeout: 20000
      execution.checkpointing.dir: %6$s:%4$s/checkpoints
      %7$s: %4$s/disk-is-full
      execution.checkpointing.savepoint-dir: %3$s/savepoints
      execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
      restart-strategy.type: exponential-delay
      restart-strategy.exponential-delay.initial-backoff: 500 ms
      restart-strategy.exponential-delay.max-backoff: 2 s
      io.tmp.dirs: %4$s/tmp
      web.upload.dir: %4$s/upload
      """;

  private static final String LOGGING =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.out.ref = Out
      appender.out.name = Out
      appender.out.type = CONSOLE
      appender.out.layout.type = PatternLayout
      appender.out.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1} %m%n
      logger.kafka.name = org.apache.kafka
      logger.kafka.level = WARN
      """;

  /** How many tasks of a kind a TaskManager takes. */
  static final int SLOTS = 4;

  private final Path folder;
  private final int restPort = Loopback.freePort();

  /** Writes the configuration; {@code more} are settings beside or in place of the usual ones. */
  FlinkFolder(Path folder, Map<String, String> more) throws IOException {
    this.folder = folder;
    Files.createDirectories(conf());
    Files.createDirectories(folder.resolve("tmp"));
    String usual =
        CONFIG.formatted(
            Loopback.freePort(),
            restPort,
            folder.toUri(),
            folder,
            SLOTS,
            FillableDisk.SCHEME,
            FillableDisk.FULL_WHILE.key());
    String others =
        more.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    Files.writeString(conf().resolve("config.yaml"), usual + others);
    Files.writeString(conf().resolve("log4j.properties"), LOGGING);
  }

  /** Where the REST API answers. */
  String restUrl() {
    return "http://%s:%d".formatted(Loopback.HOST, restPort);
  }

  /** Starts one of Flink's main classes. */
  JavaProcess start(String name, String main, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Xmx720m",
                "-XX:MaxDirectMemorySize=300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // As the configuration of a distribution has it.
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dlog4j.configurationFile=" + conf().resolve("log4j.properties"),
                "-cp",
                classPath(),
                main));
    command.addAll(arguments);
    Map<String, String> environment =
        Map.of(
            "FLINK_CONF_DIR", conf().toString(),
            // Stands in for the folder of the class path: what matters is what lies beside it.
            "FLINK_LIB_DIR", folder.resolve("lib").toString());
    return JavaProcess.start(log(name), environment, command);
  }

  /** A distribution's jars, and the disk that can be full. */
  private static String classPath() throws IOException {
    List<Path> all = new ArrayList<>(JobJar.lib());
    all.add(TEST_CLASSES);
    return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Puts the job jar where the JobManager and the TaskManagers of an application look for it. */
  void addJobJar() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("usrlib"));
    Files.copy(JobJar.FILE, jars.resolve(JobJar.FILE.getFileName()));
  }

  /** While this file is there, nothing can be written where checkpoints go. */
  Path diskIsFull() {
    return folder.resolve("disk-is-full");
  }

  /** Where the configuration is. */
  Path conf() {
    return folder.resolve("conf");
  }

  /** What a process says. */
  Path log(String name) {
    return folder.resolve(name + ".log");
  }
}
