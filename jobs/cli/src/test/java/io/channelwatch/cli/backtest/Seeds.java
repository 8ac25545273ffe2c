package io.channelwatch.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.model.Case;
import io.channelwatch.model.CaseFiles;
import io.channelwatch.model.CaseMaker;
import io.channelwatch.model.Difference;
import io.channelwatch.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Holds the operators against the model, seed by seed; seeds can run side by side. */
final class Seeds implements AutoCloseable {

  private static final int SHOWN = 12;

  private final Path work;
  private final @Nullable Path keep;
  private final LocalFlink flink;
  private final List<String> differences = Collections.synchronizedList(new ArrayList<>());
  private long seeds;
  private long alerts;

  /** A way to run a case. */
  private interface Run {
    List<JsonNode> alerts(CaseRun run, long until) throws Exception;
  }

  /**
   * Runs with its files in a folder.
   *
   * @param keep where the files of seeds that differ are left; null: nowhere
   */
  Seeds(Path work, @Nullable Path keep) throws Exception {
    this.work = work;
    this.keep = keep;
    Path config = Files.writeString(work.resolve("flink.yaml"), "program: {}");
    this.flink = LocalFlink.start(ConfigOption.load(config), work);
  }

  /** Runs a seed through the operator alone, restarts and all. */
  void onHarness(long seed) throws Exception {
    run(seed, (run, until) -> run.onHarness(new Random(seed), until));
  }

  /** Runs a seed as a whole backtest. */
  void whole(long seed) throws Exception {
    run(seed, (run, until) -> wholeOneByOne(run));
  }

  /** Flink has the slots for one job. */
  private synchronized List<JsonNode> wholeOneByOne(CaseRun run) throws Exception {
    return run.whole(flink);
  }

  private void run(long seed, Run product) throws Exception {
    Case one = CaseMaker.of(seed);
    Path folder = (keep == null ? work : keep).resolve("seed-" + seed);
    if (Files.exists(folder)) {
      new WorkFolder(folder).close();
    }
    CaseFiles.write(one, folder, new Random(seed));
    Model model = new Model(one);
    List<ObjectNode> expected = model.alerts();
    CaseRun run = new CaseRun(folder, millis(one.program().from()), millis(one.program().until()));
    List<String> found = Difference.between(expected, product.alerts(run, millis(model.until())));
    told(expected.size());
    if (found.isEmpty()) {
      new WorkFolder(folder).close();
    } else {
      differences.add("seed " + seed + ":\n  " + String.join("\n  ", first(found)));
      Files.write(
          folder.resolve("model.ndjson"), expected.stream().map(ObjectNode::toString).toList());
    }
  }

  private synchronized void told(int count) {
    seeds++;
    alerts += count;
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
    return "%d runs, %d alerts, %d differ".formatted(seeds, alerts, differences.size());
  }

  @Override
  public void close() {
    flink.close();
  }
}
