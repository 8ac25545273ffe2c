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
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Runs records, or alerts, through rules and policies, and writes what came of it. */
public final class Backtest {

  private final Settings settings;
  private final Console console;
  private final Results results;
  private final Counts counts = new Counts();
  private final List<ContactsChange> contacts = new ArrayList<>();
  private final @Nullable Report report;

  /**
   * Where results go; null: nowhere.
   *
   * @param alerts takes the alerts
   * @param messages takes what would have been sent
   * @param report takes the page about the alerts
   */
  public record Results(@Nullable Path alerts, @Nullable Path messages, @Nullable Path report) {}

  /** A backtest under these settings; the summary goes to the console. */
  public Backtest(Settings settings, Results results, Console console) {
    this.settings = settings;
    this.results = results;
    this.console = console;
    this.report = results.report() == null ? null : new Report(settings.program());
  }

  /** Runs records through rules and, if messages are asked for, the policies. */
  public void run(
      CheckedRecords events, List<ReferenceRecord> rules, List<Silence> silences, Span span)
      throws Exception {
    try (WorkFolder work = WorkFolder.create();
        LocalFlink flink = LocalFlink.start(settings, work.path())) {
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
          messages(alerts, rulings(rules, silences), span, new NotifyingRun(flink, work.path()));
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
            .sorted(AlertForm.ORDER)
            .toList();
    sorted.forEach(this::count);
    long lastAlert = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).getAt().toEpochMilli();
    writeReport(span, span.until() == null ? lastAlert : span.last());
    try (WorkFolder work = WorkFolder.create();
        LocalFlink flink = LocalFlink.start(settings, work.path())) {
      List<NotifyingRun.Dated> rulings = rulings(rules, List.of());
      messages(sorted.iterator(), rulings, span, new NotifyingRun(flink, work.path()));
    }
    counts.print(console);
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
      Iterator<Alert> alerts, List<NotifyingRun.Dated> rulings, Span span, NotifyingRun notifying)
      throws Exception {
    notifying.run(
        new AlertFeed(alerts, contacts, span.until()),
        rulings,
        settings.program().timeZone().getId());
    SortedFiles<Notification> decisions =
        SortedFiles.open(notifying.messages(), new NotificationForm(), span.last());
    write(decisions, results.messages(), counts::add);
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
