package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.benchmarks.Benchmarks;
import io.channelwatch.benchmarks.measure.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of this program. What it has to tell it writes to a file; its words go to a log. */
final class Child implements AutoCloseable {

  private static final long LOOK_EVERY_MS = 50;

  private final Process process;
  private final Path result;
  private final Path log;

  private Child(Process process, Path result, Path log) {
    this.process = process;
    this.result = result;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param folder which must be there, for its files
   * @param javaOptions of its JVM
   * @param arguments the subcommand and its options, {@code --folder} and {@code --result} left out
   */
  static Child start(Path folder, List<String> javaOptions, List<String> arguments)
      throws IOException {
    Path result = folder.resolve("result.json");
    Path log = folder.resolve("log.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Benchmarks.class.getName());
    command.addAll(arguments);
    command.addAll(List.of("--folder", folder.toString(), "--result", result.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Child(process, result, log);
  }

  /**
   * What it tells, as soon as it does.
   *
   * @throws IllegalStateException if it ends without
   */
  ObjectNode result() throws IOException, InterruptedException {
    while (!Files.exists(result)) {
      boolean ended = process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
      if (ended && !Files.exists(result)) {
        throw new IllegalStateException("a process ended early; its last words are in " + log);
      }
    }
    return Json.read(result);
  }

  /** Hangs up, and waits until it has ended. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
