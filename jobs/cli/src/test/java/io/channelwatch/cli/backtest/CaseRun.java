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
import io.channelwatch.cli.files.RecordWriter;
import io.channelwatch.config.Settings;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Runs what stands in a folder ({@code config.yaml}, {@code rules}, {@code events}) through the
 * alerting half, and gives the lines that {@code backtest --out} would write.
 */
final class CaseRun {

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
    AlertingRun run = new AlertingRun(flink, settings, folder);
    try (EventFiles files = files();
        Progress progress = Progress.of(NOWHERE, "backtest", 1)) {
      long last =
          run.run(
              new EventFeed(files, span, progress, (seen, knownAt) -> {}), ratesAndRules(files));
      long until = span.until() == null ? last : span.last();
      try (SortedFiles<Alert> alerts = SortedFiles.open(run.alerts(), new AlertForm(), until)) {
        return written(alerts);
      }
    }
  }

  /** On the operator alone, until an instant. */
  List<JsonNode> onHarness(Random random, long until) throws Exception {
    try (EventFiles files = files();
        Progress progress = Progress.of(NOWHERE, "backtest", 1)) {
      HarnessRun run = new HarnessRun(settings, random);
      EventFeed records = new EventFeed(files, span, progress, (seen, knownAt) -> {});
      return written(run.alerts(records, ratesAndRules(files), until).iterator());
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

  private List<JsonNode> written(Iterator<Alert> alerts) throws Exception {
    Path out = folder.resolve("alerts.ndjson");
    try (RecordWriter writer = RecordWriter.open(out)) {
      while (alerts.hasNext()) {
        writer.write(alerts.next());
      }
      writer.finish();
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
