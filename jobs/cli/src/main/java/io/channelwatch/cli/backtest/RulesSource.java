package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.cli.RulesFolder;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.CoreRecords;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.notification.Silence;
import io.channelwatch.notifying.ingest.AvroSilence;
import io.channelwatch.notifying.ingest.Ruling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What concerns every partner, in the order in which it became known. */
public final class RulesSource {

  private RulesSource() {}

  /** Whether the event files of a folder hold the rules themselves, and their changes. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(InputTopic.ALERT_RULES.fileName()));
  }

  /** The rules of the event files. */
  public static List<ReferenceRecord> rules(EventFiles events, Span span) {
    List<ReferenceRecord> rules = new ArrayList<>();
    Iterator<EventRecord> updates = events.of(InputTopic.ALERT_RULES::equals);
    while (updates.hasNext()) {
      EventRecord record = updates.next();
      long known = span.rulesFrom(EventFeed.knownAt(record.knownAt()));
      rules.add(new ReferenceRecord(known, null, CoreRecords.rules(record)));
    }
    rules.sort(
        Comparator.comparingLong(ReferenceRecord::knownAt)
            .thenComparing(r -> Objects.requireNonNull(r.rules()).version()));
    return rules;
  }

  /** The rules of a directory, which hold from the beginning of the span. */
  public static List<ReferenceRecord> rules(Map<String, String> files, Span span) {
    RulesUpdate update =
        new RulesUpdate("backtest", RulesFolder.FIRST_VERSION, files, "backtest", 0);
    return List.of(new ReferenceRecord(span.rulesFrom(Feed.BEGINNING), null, update));
  }

  /** The silences and acknowledgements among records. */
  public static List<Silence> silences(CheckedRecords all) {
    List<Silence> silences = new ArrayList<>();
    Iterator<EventRecord> records = all.silences();
    while (records.hasNext()) {
      EventRecord record = records.next();
      silences.add(
          record.value() instanceof io.channelwatch.events.Silence silence
              ? AvroSilence.silence(silence, record.knownAt())
              : Silence.lifted(record.key(), record.knownAt()));
    }
    return silences;
  }

  /**
   * Rules, of which the policies are part, and silences in the order in which they became known.
   */
  static List<NotifyingRun.Dated> rulings(List<ReferenceRecord> rules, List<Silence> silences) {
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

  /** Whether any of the rules say who hears of what. */
  static boolean havePolicies(List<ReferenceRecord> rules) {
    return rules.stream()
        .anyMatch(
            record ->
                Objects.requireNonNull(record.rules())
                    .files()
                    .containsKey(RulesDirectory.NOTIFICATIONS));
  }

  /** The rates; they have no time of being known. */
  static List<ReferenceRecord> rates(CheckedRecords records) {
    List<ReferenceRecord> rates = new ArrayList<>();
    Iterator<EventRecord> all = records.rates();
    while (all.hasNext()) {
      try {
        rates.add(new ReferenceRecord(Feed.BEGINNING, CoreRecords.rate(all.next()), null));
      } catch (RefusedException e) {
        throw new IllegalStateException("a rate that was checked is refused", e);
      }
    }
    return rates;
  }
}
