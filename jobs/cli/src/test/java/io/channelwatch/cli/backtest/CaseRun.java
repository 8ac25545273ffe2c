package io.channelwatch.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerts.Alert;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.Progress;
import io.channelwatch.cli.RulesFolder;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.files.PlainJson;
import io.channelwatch.config.Settings;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Runs what stands in a folder ({@code config.yaml}, {@code rules}, {@code events}) through the
 * alerting half, and gives the lines that {@code backtest --out} would write.
 */
final class CaseRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Console NOWHERE =
      new Console(
          new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), Ansi.OFF);

  private final Path folder;
  private final Settings settings;
  private final Span span;

  CaseRun(Path folder, @Nullable Long from, @Nullable Long until) {
    this.folder = folder;
    this.settings = ConfigOption.load(folder.resolve("config.yaml"));
    this.span = new Span(from, until, settings.evaluationInterval());
  }

  /** As a backtest runs it, but on a Flink that others use as well. */
  List<JsonNode> whole(LocalFlink flink) throws Exception {
    AlertingRun run = new AlertingRun(flink, settings);
    Path out = folder.resolve("alerts.ndjson");
    try (EventFiles files = files();
        Progress progress = Progress.of(NOWHERE, "backtest", 1);
        MergedLines<AlertHead> alerts = MergedLines.create(new AlertForm(), out, folder)) {
      EventFeed records = new EventFeed(files, span, progress, (seen, knownAt) -> {});
      long last = run.run(records, ratesAndRules(files), alerts);
      alerts.finish(span.until() == null ? last : span.last(), counted -> {});
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  /** On the operator alone, until an instant. */
  List<JsonNode> onHarness(Random random, long until) throws Exception {
    try (EventFiles files = files();
        Progress progress = Progress.of(NOWHERE, "backtest", 1)) {
      HarnessRun run = new HarnessRun(settings, random);
      EventFeed records = new EventFeed(files, span, progress, (seen, knownAt) -> {});
      PlainJson json = new PlainJson(Alert.getClassSchema());
      List<JsonNode> lines = new ArrayList<>();
      for (Alert alert : run.alerts(records, ratesAndRules(files), until)) {
        lines.add(JSON.readTree(json.line(alert)));
      }
      return lines;
    }
  }

  private EventFiles files() throws Exception {
    Path events = folder.resolve("events");
    EventFiles files = EventFiles.open(events, BacktestCheck.of(events, settings));
    if (!files.problems().isEmpty()) {
      throw new IllegalArgumentException(files.problems().toString());
    }
    return files;
  }

  private List<ReferenceRecord> ratesAndRules(EventFiles files) {
    List<ReferenceRecord> all = new ArrayList<>(RulesSource.rates(files));
    all.addAll(
        files.size(InputTopic.ALERT_RULES::equals) > 0
            ? RulesSource.rules(files, span)
            : RulesSource.rules(
                RulesFolder.read(folder.resolve("rules"))
                    .checked(settings.program().currency(), NOWHERE),
                span));
    return all;
  }
}
