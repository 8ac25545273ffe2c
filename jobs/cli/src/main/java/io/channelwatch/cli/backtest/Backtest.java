package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.Counts;
import io.channelwatch.cli.Progress;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.RecordWriter;
import io.channelwatch.cli.report.Report;
import io.channelwatch.config.Settings;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
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

  /**
   * Where results go; null: nowhere.
   *
   * @param alerts takes the alerts
   * @param messages takes what would have been sent
   * @param report takes the page about the alerts
   */
  public record Results(@Nullable Path alerts, @Nullable Path messages, @Nullable Path report) {}

  /**
   * A backtest under these settings; the summary goes to the console. It makes its parts ready
   * while what it is to run is being read.
   */
  public Backtest(Settings settings, Results results, Console console) throws IOException {
    this.settings = settings;
    this.results = results;
    this.console = console;
    this.report = results.report() == null ? null : new Report(settings.program());
    this.work = WorkFolder.create();
    try {
      this.flink = LocalFlink.start(settings, work.path());
    } catch (RuntimeException e) {
      work.close();
      throw e;
    }
  }

  /** Runs records through rules and, if messages are asked for, the policies. */
  public void run(CheckedRecords events, List<ReferenceRecord> rules, Span span) throws Exception {
    List<ReferenceRecord> ratesAndRules = new ArrayList<>(RulesSource.rates(events));
    ratesAndRules.addAll(rules);
    AlertingRun alerting = new AlertingRun(flink, settings, work.path());
    long lastTick;
    try (Progress progress = Progress.of(console, "backtest", events.countOfPartners())) {
      lastTick = alerting.run(new EventFeed(events, span, progress, this::see), ratesAndRules);
    }
    long until = span.until() == null ? lastTick : span.last();
    write(alerts(alerting, until), results.alerts(), this::count);
    writeReport(span, until);
    if (results.messages() != null) {
      try (SortedFiles<Alert> alerts = alerts(alerting, until)) {
        messages(alerts, rules, span, new NotifyingRun(flink, work.path()));
      }
    }
    counts.print(console);
  }

  /** Runs alerts through the policies. */
  public void run(List<Alert> alerts, List<ReferenceRecord> rules, Span span) throws Exception {
    List<Alert> sorted =
        alerts.stream()
            .filter(alert -> alert.getAt().toEpochMilli() <= span.last())
            .sorted(AlertForm.ORDER)
            .toList();
    sorted.forEach(this::count);
    long lastAlert = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).getAt().toEpochMilli();
    writeReport(span, span.until() == null ? lastAlert : span.last());
    messages(sorted.iterator(), rules, span, new NotifyingRun(flink, work.path()));
    counts.print(console);
  }

  @Override
  public void close() throws IOException {
    flink.close();
    work.close();
  }

  private void see(PartnerEvent event) {
    if (report != null && event instanceof Profile profile && profile.name() != null) {
      report.name(profile.partnerId(), profile.name());
    }
  }

  private void count(Alert alert) {
    counts.add(alert);
    if (report != null) {
      report.add(alert);
    }
  }

  private void writeReport(Span span, long until) throws IOException {
    if (report != null && results.report() != null) {
      Instant from = span.from() == null ? null : Instant.ofEpochMilli(span.from());
      report.write(results.report(), from, Instant.ofEpochMilli(Math.max(0, until)));
    }
  }

  private static SortedFiles<Alert> alerts(AlertingRun alerting, long until) throws IOException {
    return SortedFiles.open(alerting.alerts(), new AlertForm(), until);
  }

  private void messages(
      Iterator<Alert> alerts, List<ReferenceRecord> rules, Span span, NotifyingRun notifying)
      throws Exception {
    notifying.run(new AlertFeed(alerts, span.until()), rules);
    SortedFiles<Notification> decisions =
        SortedFiles.open(notifying.messages(), new NotificationForm(), span.last());
    write(decisions, results.messages(), counts::add);
  }

  private static <A extends SpecificRecord> void write(
      SortedFiles<A> records, @Nullable Path path, Consumer<A> counted) throws IOException {
    try (records;
        RecordWriter out = path == null ? null : RecordWriter.open(path)) {
      while (records.hasNext()) {
        A next = records.next();
        counted.accept(next);
        if (out != null) {
          out.write(next);
        }
      }
      if (out != null) {
        out.finish();
      }
    }
  }
}
