package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.benchmarks.workload.RulesFiles;
import io.channelwatch.benchmarks.workload.WorkloadOptions;
import io.channelwatch.config.Settings.Delivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: how fast the alerting job is, and how fast anything could be. */
@Command(
    name = "run",
    description = {
      "Measure the alerting job on a real broker and registry, and the two limits beside it.",
      "All records wait in Kafka. Broker and registry, each limit and each job have a process of"
          + " their own. A JSON line is printed for each measurement. Ends with 1 where a job tells"
          + " other alerts than the program in memory."
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private WorkloadOptions options = new WorkloadOptions();

  @Option(
      names = "--from-file",
      paramLabel = "DIR",
      description = "Event files in place of a made-up workload.")
  private @Nullable Path files;

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description =
          "w1, window-7d, window-700d, shipped, or a rules directory (default:"
              + " ${DEFAULT-VALUE}).")
  private String rules = "w1";

  @Option(
      names = "--delivery",
      split = ",",
      description =
          "One run for each of these: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Delivery> deliveries = List.of(Delivery.AT_LEAST_ONCE);

  @Option(
      names = "--parallelism",
      split = ",",
      paramLabel = "N",
      description = "One run for each of these (default: ${DEFAULT-VALUE}).")
  private List<Integer> parallelisms = List.of(1, 2);

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "How many of each of these (default: ${DEFAULT-VALUE}).")
  private int runs = 1;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Of each input topic (default: ${DEFAULT-VALUE}).")
  private int partitions = 4;

  @Option(
      names = "--checkpoints",
      paramLabel = "DURATION",
      description = "The time between two (default: ${DEFAULT-VALUE}).")
  private String checkpoints = "10 s";

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "Of every measured JVM; can be given again (default: ${DEFAULT-VALUE}).")
  private List<String> javaOptions = List.of("-XX:+UseSerialGC", "-Xmx2g");

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Keep all files here (default: a temporary folder, removed at the end).")
  private @Nullable Path folder;

  @Override
  public Integer call() throws Exception {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs is " + runs + "; expected is 1 or more");
    }
    Path used = folder == null ? Files.createTempDirectory("channelwatch-benchmark") : folder;
    int code = measure(used.toAbsolutePath());
    if (folder == null) {
      Folders.remove(used); // where something failed, its log stays
    }
    return code;
  }

  private int measure(Path folder) throws Exception {
    Path parts = Files.createDirectories(folder.resolve("parts"));
    try (Child broker = Child.start(parts, List.of("-XX:+UseSerialGC"), List.of("parts"))) {
      Bench bench =
          new Bench(
              folder,
              Surroundings.of(folder, broker.result(), partitions, checkpoints),
              javaOptions);
      bench.preload(this::load);
      return measure(bench);
    }
  }

  private void load(Preload preload) throws IOException {
    if (files == null) {
      preload.publish(options.workload());
    } else {
      preload.publish(files);
    }
    preload.publish(RulesFiles.read(rules));
  }

  private int measure(Bench bench) throws Exception {
    ObjectNode reading = print(bench.limit(Measure.Subject.READING));
    ObjectNode memory = print(bench.limit(Measure.Subject.MEMORY));
    List<String> hashes = new ArrayList<>(List.of(memory.get("alerts_hash").asText()));
    for (Delivery delivery : deliveries) {
      for (int parallelism : parallelisms) {
        for (int run = 1; run <= runs; run++) {
          ObjectNode job = bench.job(delivery, parallelism, run, memory.get("partners").asInt());
          Ratios.add(job, reading, memory);
          hashes.add(print(job).get("alerts_hash").asText());
        }
      }
    }
    if (hashes.stream().distinct().count() > 1) {
      err().println("The alerts differ: " + hashes);
      return 1;
    }
    return 0;
  }

  private ObjectNode print(ObjectNode measured) {
    measured.put(
        "workload", files == null ? options + " rules=" + rules : files + " rules=" + rules);
    measured.put("checkpoints_every", checkpoints);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(measured);
    out.flush();
    return measured;
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
