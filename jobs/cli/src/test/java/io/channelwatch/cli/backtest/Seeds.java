package io.channelwatch.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.cli.Console;
import io.channelwatch.model.Case;
import io.channelwatch.model.CaseFiles;
import io.channelwatch.model.CaseMaker;
import io.channelwatch.model.Difference;
import io.channelwatch.model.Model;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Holds the operators against the model, seed by seed. */
final class Seeds {

  private static final int SHOWN = 12;

  private final Path work;
  private final @Nullable Path keep;
  private final List<String> differences = new ArrayList<>();
  private long seeds;
  private long alerts;
  private long modelMillis;
  private long productMillis;

  /**
   * Runs with its files in a folder.
   *
   * @param keep where the files of seeds that differ are left; null: nowhere
   */
  Seeds(Path work, @Nullable Path keep) {
    this.work = work;
    this.keep = keep;
  }

  /** Runs the seeds from the first to the last. */
  void run(long first, long last) throws Exception {
    Path config = Files.writeString(work.resolve("flink.yaml"), "program: {}");
    Console console =
        new Console(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Ansi.OFF);
    try (SharedFlink flink = SharedFlink.start(work, config, console)) {
      for (long seed = first; seed <= last; seed++) {
        run(seed, flink);
      }
    }
  }

  private void run(long seed, SharedFlink flink) throws Exception {
    Case one = CaseMaker.of(seed);
    Path folder = (keep == null ? work : keep).resolve("seed-" + seed);
    CaseFiles.write(one, folder, new Random(seed));
    long start = System.currentTimeMillis();
    List<ObjectNode> expected = Model.alerts(one);
    long between = System.currentTimeMillis();
    List<String> found;
    try {
      List<JsonNode> told =
          flink.alerts(folder, millis(one.program().from()), millis(one.program().until()));
      found = Difference.between(expected, told);
    } catch (IllegalArgumentException | IllegalStateException e) {
      found = List.of(String.valueOf(e));
    }
    modelMillis += between - start;
    productMillis += System.currentTimeMillis() - between;
    seeds++;
    alerts += expected.size();
    if (!found.isEmpty()) {
      differences.add("seed " + seed + ":\n  " + String.join("\n  ", first(found)));
      List<String> lines = expected.stream().map(ObjectNode::toString).toList();
      Files.write(folder.resolve("model.ndjson"), lines);
    } else {
      new WorkFolder(folder).close();
    }
  }

  private static List<String> first(List<String> found) {
    return found.subList(0, Math.min(SHOWN, found.size()));
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  /** What differed, an entry a seed. */
  List<String> differences() {
    return differences;
  }

  /** How many alerts the model told of. */
  long alerts() {
    return alerts;
  }

  /** How much was run, in one line. */
  String told() {
    return "%d seeds, %d alerts, model %d ms, product %d ms"
        .formatted(seeds, alerts, modelMillis, productMillis);
  }
}
