package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.Acceptance;
import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.cli.files.CoreRecords;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.files.KnownEvent;
import io.channelwatch.cli.files.RecordCheck;
import io.channelwatch.config.Settings;
import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.event.Target;
import io.channelwatch.events.Silence;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.kpi.PartnerHistory;
import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.notifying.ingest.AvroSilence;
import io.channelwatch.rule.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Judges records as the alerting job does on its way, all of it ahead of time: what a record says,
 * how old it is, whether its money can be converted, and whether rules pass their check.
 */
public final class BacktestCheck implements RecordCheck {

  private final Settings settings;
  private final FiscalCalendar calendar;
  private final HistoryLimits limits;
  private final Acceptance acceptance;
  private final FxRates rates;

  private BacktestCheck(Settings settings) {
    this.settings = settings;
    this.calendar = new FiscalCalendar(settings.program());
    this.limits = new HistoryLimits(settings.historyRetention(), settings.ingest().dedupHorizon());
    this.acceptance =
        new Acceptance(settings.historyRetention(), Acceptance.ANY_SKEW, System::currentTimeMillis);
    this.rates = new FxRates(settings.program().currency());
  }

  /**
   * The check for the records of a folder, with the rates that stand in it.
   *
   * @throws IOException if the rates cannot be read
   */
  public static BacktestCheck of(Path folder, Settings settings) throws IOException {
    try (EventFiles files =
        EventFiles.open(folder, RecordCheck.ofTheJobs(), InputTopic.FX_RATES::equals)) {
      return of(files.rates(), settings);
    }
  }

  /** The check for silences, which have nothing to do with money. */
  public static BacktestCheck ofSilences(Settings settings) {
    return of(Collections.emptyIterator(), settings);
  }

  /** The check for records beside these rates, which were checked themselves. */
  static BacktestCheck of(Iterator<EventRecord> rates, Settings settings) {
    BacktestCheck check = new BacktestCheck(settings);
    try {
      while (rates.hasNext()) {
        check.rates.apply(CoreRecords.rate(rates.next()));
      }
    } catch (RefusedException e) {
      throw new IllegalStateException("a rate that was checked is refused", e);
    }
    return check;
  }

  @Override
  public @Nullable String objection(EventRecord record) {
    try {
      if (record.topic().isOfPartners()) {
        return objection(CoreRecords.event(record), record.knownAt());
      } else if (record.topic() == InputTopic.FX_RATES) {
        CoreRecords.rate(record);
      } else if (record.topic() == InputTopic.ALERT_RULES) {
        return objection(CoreRecords.rules(record));
      } else if (record.value() instanceof Silence silence) {
        AvroSilence.silence(silence, record.knownAt());
      }
      return null;
    } catch (RefusedException | IllegalArgumentException e) {
      return RecordCheck.refused(e.getMessage());
    }
  }

  @Override
  public boolean takes(KnownEvent known) {
    try {
      return objection(known.event(), known.knownAt()) == null;
    } catch (RefusedException e) {
      return false;
    }
  }

  private @Nullable String objection(PartnerEvent event, long knownAt) throws RefusedException {
    acceptance.check(event, knownAt);
    String currency = currency(event);
    if (currency == null || currency.equals(settings.program().currency())) {
      return null;
    }
    // A history of its own, so that nothing but the record itself decides.
    Rejection rejection =
        new PartnerHistory(event.partnerId(), calendar, limits).apply(event, knownAt, rates);
    return rejection == null ? null : RecordCheck.refused(rejection.detail());
  }

  private @Nullable String objection(RulesUpdate update) {
    return RulesDirectory.check(
            update.files(), settings.program().currency(), update.version(), null)
        .problems()
        .stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::render)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String currency(PartnerEvent event) {
    if (event instanceof DealVersion deal) {
      return deal.currency();
    } else if (event instanceof Revenue revenue) {
      return revenue.currency();
    } else if (event instanceof Activity activity) {
      return activity.currency();
    }
    return event instanceof Target target ? target.currency() : null;
  }
}
