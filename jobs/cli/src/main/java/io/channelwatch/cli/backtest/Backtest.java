package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerts.Alert;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.Counts;
import io.channelwatch.cli.Progress;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.Draft;
import io.channelwatch.cli.files.WrittenRecords;
import io.channelwatch.cli.report.Report;
import io.channelwatch.config.Settings;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.Silence;
import io.channelwatch.notifying.ingest.Ruling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs records, or alerts, through rules and policies, and writes what came of it. */
public final class Backtest implements AutoCloseable {

  private final Settings settings;
  private final Console console;
  private final Results results;
  private final Counts counts = new Counts();
  private final List<ContactsChange> contacts = new ArrayList<>();
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
  public record Results(@Nullable Path alerts, @Nullable Path messages, @Nullable Path report) {

    /** Whether more is asked of alerts than how many there are. */
    boolean areOfAlerts() {
      return alerts != null || messages != null || report != null;
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
    this.work = WorkFolder.create();
    try {
      this.flink = LocalFlink.start(settings, work.path());
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
      report(alerts.file(), span, until);
      if (results.messages() != null) {
        try (WrittenRecords<Alert> written = written(alerts.file())) {
          messages(written, rulings(rules, silences), span);
        }
      }
    }
    counts.print(console);
  }

  /** Runs alerts through the policies. */
  public void run(List<Alert> alerts, List<ReferenceRecord> rules, Span span) throws Exception {
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
    writeReport(span, span.until() == null ? lastAlert : span.last());
    messages(sorted.iterator(), rulings(rules, List.of()), span);
    counts.print(console);
  }

  @Override
  public void close() throws IOException {
    flink.close();
    work.close();
  }

  private void see(PartnerEvent event, long knownAt) {
    if (results.messages() != null && event instanceof Profile profile) {
      Long updatedAt = profile.updatedAt();
      contacts.add(
          new ContactsChange(
              profile.partnerId(),
              Math.max(0, knownAt),
              updatedAt == null ? Long.MIN_VALUE : updatedAt,
              profile.cam(),
              profile.leader()));
    }
    if (report != null && event instanceof Profile profile && profile.name() != null) {
      report.name(profile.partnerId(), profile.name());
    }
  }

  private void count(AlertHead alert) {
    counts.addAlert(alert.transition(), alert.alertId(), alert.ruleId(), alert.manager());
  }

  private void count(NotificationHead message) {
    counts.addMessage(message.channel(), message.status());
  }

  private void report(Path alerts, Span span, long until) throws IOException {
    if (report != null) {
      try (WrittenRecords<Alert> written = written(alerts)) {
        written.forEachRemaining(report::add);
      }
      writeReport(span, until);
    }
  }

  private void writeReport(Span span, long until) throws IOException {
    if (report != null && results.report() != null) {
      Instant from = span.from() == null ? null : Instant.ofEpochMilli(span.from());
      report.write(results.report(), from, Instant.ofEpochMilli(Math.max(0, until)));
    }
  }

  private static WrittenRecords<Alert> written(Path alerts) throws IOException {
    return WrittenRecords.open(alerts, Alert.class, Alert.getClassSchema());
  }

  private void messages(Iterator<Alert> alerts, List<NotifyingRun.Dated> rulings, Span span)
      throws Exception {
    try (Draft messages = Draft.of(results.messages(), work.path());
        MergedLines<NotificationHead> lines =
            MergedLines.create(
                new NotificationForm(),
                results.messages() == null ? null : messages.file(),
                work.path())) {
      new NotifyingRun(flink)
          .run(
              new AlertFeed(alerts, contacts, span.until()),
              rulings,
              settings.program().timeZone().getId(),
              lines);
      lines.finish(span.last(), this::count);
      messages.finish();
    }
  }

  private static List<NotifyingRun.Dated> rulings(
      List<ReferenceRecord> rules, List<Silence> silences) {
    List<NotifyingRun.Dated> rulings = new ArrayList<>();
    for (ReferenceRecord record : rules) {
      RulesUpdate update = Objects.requireNonNull(record.rules());
      rulings.add(new NotifyingRun.Dated(Ruling.of(update), Math.max(0, record.knownAt())));
    }
    for (Silence silence : silences) {
      rulings.add(new NotifyingRun.Dated(Ruling.of(silence), silence.knownAt()));
    }
    rulings.sort(Comparator.comparingLong(NotifyingRun.Dated::knownAt));
    return rulings;
  }
}
