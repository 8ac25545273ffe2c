package io.channelwatch.cli;

import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerts.Alert;
import io.channelwatch.cli.backtest.Backtest;
import io.channelwatch.cli.backtest.BacktestCheck;
import io.channelwatch.cli.backtest.RulesSource;
import io.channelwatch.cli.backtest.Span;
import io.channelwatch.cli.backtest.TopicRecords;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.FileProblem;
import io.channelwatch.config.Settings;
import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.notification.Silence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backtest}. */
@Command(
    name = "backtest",
    description = {
      "Tell what would have fired, on the same operators as the live job, and what would have been"
          + " sent. Nothing is sent."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BacktestCommand implements Callable<Integer> {

  private final Console console;

  @ArgGroup(multiplicity = "1")
  private Input input = new Input();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "The rules directory (default: ${DEFAULT-VALUE}).")
  private Path rules = Path.of("rules");

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--from",
      paramLabel = "I",
      description =
          "From when on the rules hold, an instant or a date; what is older is history (default:"
              + " from the beginning).")
  private @Nullable String from;

  @Option(
      names = "--until",
      paramLabel = "I",
      description =
          "The last instant that is evaluated (default: when the last record became known).")
  private @Nullable String until;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the alerts here, as NDJSON.")
  private @Nullable Path out;

  @Option(
      names = "--messages",
      paramLabel = "FILE",
      description = "Write here what would have been sent, as NDJSON.")
  private @Nullable Path messages;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page about the alerts here, to be opened in a browser. If the rules say who"
              + " hears of what, the folder FILE-messages beside it takes a page for each"
              + " recipient: their messages as they would have looked, and what was not told and"
              + " why. The report leads to them.")
  private @Nullable Path report;

  @Mixin private SilencesOption silences = new SilencesOption();

  @Mixin private EventsOption lines = new EventsOption();

  /** One of the three. */
  private static final class Input {
    @Option(
        names = "--events",
        required = true,
        paramLabel = "DIR",
        description = "The folder with the event files (deal-registrations.ndjson and so on).")
    private @Nullable Path events;

    @Option(
        names = "--from-kafka",
        required = true,
        description =
            "Read the input topics of the settings to their present end, but for the rules.")
    private boolean fromKafka;

    @Option(
        names = "--alerts",
        required = true,
        paramLabel = "FILE",
        description = "Alerts, as --out writes them, that go through the policies alone.")
    private @Nullable Path alerts;
  }

  BacktestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.loadOrDefaults(console);
    ZoneId zone = settings.program().timeZone();
    Span span =
        new Span(
            InstantOption.read("--from", from, zone),
            InstantOption.read("--until", until, zone),
            settings.evaluationInterval());
    if (span.from() != null && span.until() != null && span.from() > span.until()) {
      throw CommandFailure.input("--from %s is after --until %s.".formatted(from, until));
    }
    requireFolder(out);
    requireFolder(messages);
    requireFolder(report);
    if (input.events != null) {
      ofEvents(input.events, settings, span);
    } else if (input.fromKafka) {
      ofTopics(settings, span);
    } else if (input.alerts != null) {
      ofAlerts(input.alerts, settings, span);
    }
    return ExitCode.DONE;
  }

  private void ofEvents(Path folder, Settings settings, Span span) throws Exception {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.input("There is no directory " + folder + ".");
    }
    try (Backtest backtest = backtest(settings, out)) {
      RulesFolder held = RulesSource.isIn(folder) ? null : folderOfRules(messages != null);
      if (held != null) {
        // While the events are read; whoever needs it then finds it done.
        new Thread(() -> held.compile(settings.program().currency()), "rules").start();
      }
      try (EventFiles events =
          lines.open(folder, BacktestCheck.of(folder, settings), settings, console)) {
        List<ReferenceRecord> rules =
            held == null
                ? RulesSource.rules(events, span)
                : RulesSource.rules(held.checked(settings.program().currency(), console), span);
        backtest.run(events, rules, silences(events, settings), span);
      }
    }
  }

  private void ofTopics(Settings settings, Span span) throws Exception {
    List<ReferenceRecord> held = RulesSource.rules(files(settings, messages != null), span);
    try (Backtest backtest = backtest(settings, out);
        TopicRecords records = TopicRecords.read(settings, console)) {
      lines.judge("record", records.problems(), console);
      backtest.run(records, held, silences(records, settings), span);
    }
  }

  private void ofAlerts(Path file, Settings settings, Span span) throws Exception {
    if (out != null || from != null) {
      throw CommandFailure.input("--out and --from are of no use with --alerts.");
    }
    List<FileProblem> problems = new ArrayList<>();
    List<Alert> alerts = AlertFile.read(file, problems);
    lines.judge("line", problems, console);
    List<ReferenceRecord> held = RulesSource.rules(files(settings, true), span);
    try (Backtest backtest = backtest(settings, null)) {
      backtest.run(alerts, held, silences.read(lines, settings, console), span);
    }
  }

  private List<Silence> silences(CheckedRecords records, Settings settings) {
    List<Silence> all = new ArrayList<>(RulesSource.silences(records));
    all.addAll(silences.read(lines, settings, console));
    return all;
  }

  private Backtest backtest(Settings settings, @Nullable Path alerts) throws IOException {
    return new Backtest(settings, new Backtest.Results(alerts, messages, report), console);
  }

  private Map<String, String> files(Settings settings, boolean withPolicies) {
    return folderOfRules(withPolicies).checked(settings.program().currency(), console);
  }

  private RulesFolder folderOfRules(boolean withPolicies) {
    RulesFolder folder = RulesFolder.read(rules);
    if (withPolicies && !folder.files().containsKey(RulesDirectory.NOTIFICATIONS)) {
      throw CommandFailure.input(
          "There is no %s in %s: it says who hears of what."
              .formatted(RulesDirectory.NOTIFICATIONS, rules));
    }
    return folder;
  }

  private static void requireFolder(@Nullable Path file) {
    Path folder = file == null ? null : file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw CommandFailure.input("There is no directory " + folder + ".");
    }
  }
}
