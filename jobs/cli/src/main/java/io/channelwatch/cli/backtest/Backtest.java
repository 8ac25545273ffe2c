package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerts.Alert;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.Counts;
import io.channelwatch.cli.Html;
import io.channelwatch.cli.Progress;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.Draft;
import io.channelwatch.cli.files.WrittenRecords;
import io.channelwatch.cli.inbox.Inboxes;
import io.channelwatch.cli.report.Report;
import io.channelwatch.config.Settings;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.notification.Silence;
import io.channelwatch.notifying.deliver.TemplateCheck;
import io.channelwatch.notifying.deliver.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs records, or alerts, through rules and policies, and writes what came of it. */
public final class Backtest implements AutoCloseable {

  private final Settings settings;
  private final Console console;
  private final Results results;
  private final Counts counts = new Counts();
  private final @Nullable Report report;
  private final WorkFolder work;
  private final LocalFlink flink;
  private final MessagesPart messages;

  /**
   * Where results go; null: nowhere.
   *
   * @param alerts takes the alerts
   * @param messages takes what would have been sent
   * @param report takes the page about the alerts, beside which those of recipients stand
   */
  public record Results(@Nullable Path alerts, @Nullable Path messages, @Nullable Path report) {

    /** Whether more is asked of alerts than how many there are. */
    boolean areOfAlerts() {
      return alerts != null || messages != null || report != null;
    }

    private boolean askForMessages(List<ReferenceRecord> rules) {
      return messages != null || (report != null && RulesSource.havePolicies(rules));
    }
  }

  /**
   * A backtest under these settings; the summary goes to the console. It makes its parts ready
   * while what it is to run is being read.
   */
  public Backtest(Settings settings, Results results, Console console) throws IOException {
    this.settings = settings;
    this.results = results;
    this.console = console;
    this.report = results.report() == null ? null : new Report(settings.program());
    // What is wrong with the templates is told before anything is run.
    Templates templates =
        report == null
            ? Templates.BUILT_IN
            : TemplateCheck.usable(settings.notifications().templates());
    this.work = WorkFolder.create();
    try {
      this.flink = LocalFlink.start(settings, work.path());
      this.messages = new MessagesPart(flink, settings, templates, counts, work.path());
    } catch (RuntimeException e) {
      work.close();
      throw e;
    }
  }

  /** Runs records through rules and, if messages are asked for, the policies. */
  public void run(
      CheckedRecords events, List<ReferenceRecord> rules, List<Silence> silences, Span span)
      throws Exception {
    try (Draft alerts = Draft.of(results.alerts(), work.path())) {
      List<ReferenceRecord> ratesAndRules = new ArrayList<>(RulesSource.rates(events));
      ratesAndRules.addAll(rules);
      AlertingRun alerting = new AlertingRun(flink, settings);
      long until;
      try (MergedLines<AlertHead> lines =
          MergedLines.create(
              new AlertForm(), results.areOfAlerts() ? alerts.file() : null, work.path())) {
        try (Progress progress = Progress.of(console, "backtest", events.countOfPartners())) {
          EventFeed feed = new EventFeed(events, span, progress, this::see);
          long lastTick = alerting.run(feed, ratesAndRules, lines);
          until = span.until() == null ? lastTick : span.last();
        }
        lines.finish(until, this::count);
      }
      alerts.finish();
      if (report != null) {
        try (WrittenRecords<Alert> written = written(alerts.file())) {
          written.forEachRemaining(report::add);
        }
      }
      List<Inboxes.Written> inboxes = List.of();
      if (results.askForMessages(rules)) {
        try (WrittenRecords<Alert> written = written(alerts.file())) {
          inboxes = messages(written, rules, silences, span);
        }
      }
      writeReport(span, until, inboxes);
    }
    counts.print(console);
  }

  /** Runs alerts through the policies. */
  public void run(
      List<Alert> alerts, List<ReferenceRecord> rules, List<Silence> silences, Span span)
      throws Exception {
    List<Alert> sorted =
        alerts.stream()
            .filter(alert -> alert.getAt().toEpochMilli() <= span.last())
            .sorted(Comparator.comparing(AlertHead::of, AlertHead.ORDER))
            .toList();
    for (Alert alert : sorted) {
      count(AlertHead.of(alert));
      if (report != null) {
        report.add(alert);
      }
    }
    long lastAlert = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).getAt().toEpochMilli();
    List<Inboxes.Written> inboxes = messages(sorted.iterator(), rules, silences, span);
    writeReport(span, span.until() == null ? lastAlert : span.last(), inboxes);
    counts.print(console);
  }

  @Override
  public void close() throws IOException {
    flink.close();
    work.close();
  }

  private void see(PartnerEvent event, long knownAt) {
    boolean ofUse = results.messages() != null || report != null;
    if (ofUse && event instanceof Profile profile) {
      messages.see(profile, knownAt);
      if (report != null && profile.name() != null) {
        report.name(profile.partnerId(), profile.name());
      }
    }
  }

  private void count(AlertHead alert) {
    counts.addAlert(alert.transition(), alert.alertId(), alert.ruleId(), alert.manager());
  }

  private List<Inboxes.Written> messages(
      Iterator<Alert> alerts, List<ReferenceRecord> rules, List<Silence> silences, Span span)
      throws Exception {
    Path pages = results.report() == null ? null : Report.pages(results.report());
    String back =
        results.report() == null ? "" : Html.address("../" + results.report().getFileName());
    MessagesPart.Results to = new MessagesPart.Results(results.messages(), pages, back);
    return messages.run(alerts, RulesSource.rulings(rules, silences), span, to);
  }

  private void writeReport(Span span, long until, List<Inboxes.Written> inboxes)
      throws IOException {
    if (report != null && results.report() != null) {
      Instant from = span.from() == null ? null : Instant.ofEpochMilli(span.from());
      report.write(results.report(), from, Instant.ofEpochMilli(Math.max(0, until)), inboxes);
    }
  }

  private static WrittenRecords<Alert> written(Path alerts) throws IOException {
    return WrittenRecords.open(alerts, Alert.class, Alert.getClassSchema());
  }
}
