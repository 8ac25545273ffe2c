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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs many backtests one after another on one Flink, as {@link Backtest} runs one on its own. */
public final class SharedFlink implements AutoCloseable {

  private final Path work;
  private final Console console;
  private final LocalFlink flink;

  private SharedFlink(Path work, Console console, LocalFlink flink) {
    this.work = work;
    this.console = console;
    this.flink = flink;
  }

  /** Starts Flink with its files in a folder. */
  public static SharedFlink start(Path work, Path config, Console console) throws Exception {
    return new SharedFlink(work, console, LocalFlink.start(ConfigOption.load(config), work));
  }

  /**
   * The alerts of what stands in a folder ({@code config.yaml}, {@code rules}, {@code events}), as
   * lines of {@code alerts.ndjson} there.
   */
  public List<JsonNode> alerts(Path folder, @Nullable Long from, @Nullable Long until)
      throws Exception {
    Settings settings = ConfigOption.load(folder.resolve("config.yaml"));
    Span span = new Span(from, until, settings.evaluationInterval());
    AlertingRun run =
        new AlertingRun(flink, settings, Files.createTempDirectory(work, "run"));
    Path events = folder.resolve("events");
    try (EventFiles files = EventFiles.open(events, BacktestCheck.of(events, settings));
        Progress progress = Progress.of(console, "backtest", 1)) {
      if (!files.problems().isEmpty()) {
        throw new IllegalArgumentException(files.problems().toString());
      }
      List<ReferenceRecord> ratesAndRules = new ArrayList<>(RulesSource.rates(files));
      ratesAndRules.addAll(rules(files, folder, settings, span));
      long last = run.run(new EventFeed(files, span, progress), ratesAndRules);
      return written(run, until == null ? last : span.last(), folder.resolve("alerts.ndjson"));
    }
  }

  private List<ReferenceRecord> rules(
      EventFiles files, Path folder, Settings settings, Span span) {
    return files.size(InputTopic.ALERT_RULES::equals) > 0
        ? RulesSource.rules(files, span)
        : RulesSource.rules(
            RulesFolder.read(folder.resolve("rules"))
                .checked(settings.program().currency(), console),
            span);
  }

  private static List<JsonNode> written(AlertingRun run, long until, Path out) throws Exception {
    try (SortedFiles<Alert> alerts = SortedFiles.open(run.alerts(), new AlertForm(), until);
        RecordWriter writer = RecordWriter.open(out)) {
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

  @Override
  public void close() {
    flink.close();
  }
}
