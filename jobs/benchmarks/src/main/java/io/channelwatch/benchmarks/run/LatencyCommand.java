package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.benchmarks.measure.Json;
import io.channelwatch.benchmarks.workload.RulesFiles;
import io.channelwatch.benchmarks.workload.Workload;
import io.channelwatch.cli.RulesTopic;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code latency}: how long an alert takes. */
@Command(
    name = "latency",
    description = {
      "Measure how long it takes from the timestamp of a record to when a consumer has the alert"
          + " that it brings, on a job that follows the wall clock. W1 runs beside the rule that is"
          + " timed. Broker and registry, and the job, have a process of their own."
    },
    mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {

  private static final long SEED = 7;
  private static final int DAYS = 180;
  private static final long MILLIS = 1000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--partners",
      paramLabel = "N",
      description = "How many partners there are (default: ${DEFAULT-VALUE}).")
  private int partners = 10_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "How many records there are a second (default: ${DEFAULT-VALUE}).")
  private int rate = 2_000;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "For how long alerts are timed (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "For how many seconds before they are not (default: ${DEFAULT-VALUE}).")
  private int warmUp = 30;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "evaluation.interval (default: ${DEFAULT-VALUE}).")
  private String interval = "1s";

  @Option(
      names = "--margin",
      paramLabel = "DURATION",
      description = "clock.margin (default: ${DEFAULT-VALUE}).")
  private String margin = "1s";

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Of the job (default: ${DEFAULT-VALUE}).")
  private int parallelism = 1;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "Of the job's JVM; can be given again (default: ${DEFAULT-VALUE}).")
  private List<String> javaOptions = List.of("-XX:+UseSerialGC", "-Xmx2g");

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("channelwatch-benchmark");
    Path parts = Files.createDirectories(folder.resolve("parts"));
    try (Child broker = Child.start(parts, List.of("-XX:+UseSerialGC"), List.of("parts"))) {
      measure(Surroundings.of(folder, broker.result(), 4, "10 s"));
    }
    Folders.remove(folder); // where something failed, its log stays
    return 0;
  }

  private void measure(Surroundings surroundings) throws Exception {
    String clock =
        "clock: {mode: live, margin: %s}\nevaluation: {interval: %s}".formatted(margin, interval);
    Settings settings =
        surroundings.settings("latency", clock, Delivery.AT_LEAST_ONCE, parallelism);
    Workload workload = Workload.even(partners, (warmUp + seconds) * rate, DAYS, SEED);
    Map<String, String> rules = new HashMap<>(RulesFiles.read("w1"));
    rules.putAll(RulesFiles.read("large-deals"));
    new Preload(settings).publishReferences(workload);
    var unusedVersion = new RulesTopic(settings).publish(rules, Instant.now(), null);
    Path files = Files.createDirectories(surroundings.folder().resolve("job"));
    List<String> live = List.of("live", "--config", surroundings.config("latency").toString());
    try (Child job = Child.start(files, javaOptions, live)) {
      var unused = job.result();
      Latencies latencies = new Latencies(settings);
      latencies.measure(workload, warmUp * MILLIS, seconds * MILLIS);
      ObjectNode measured = Json.object("latency");
      measured.put("records_per_second", rate);
      measured.put("partners", partners);
      measured.put("interval", interval);
      measured.put("margin", margin);
      latencies.describe(measured);
      Objects.requireNonNull(spec).commandLine().getOut().println(measured);
    }
  }
}
