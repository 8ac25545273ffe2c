package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.Progress;
import io.channelwatch.cli.files.CheckedRecords;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.files.KnownEvent;
import io.channelwatch.cli.files.RecordCheck;
import io.channelwatch.cli.files.RecordSpool;
import io.channelwatch.cli.setup.Broker;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The input topics as they stand in Kafka, but for rules: read once from their beginning to their
 * present end, checked, and kept in a file until the end, since partitions are in no common order
 * and one bad record decides whether anything is run at all.
 */
public final class TopicRecords implements CheckedRecords {

  private final WorkFolder folder;
  private final RecordSpool spool;
  private final TopicDecoder decoder;
  private final List<EventRecord> rates = new ArrayList<>();
  private final List<EventRecord> silences = new ArrayList<>();
  private final List<TopicProblem> problems = new ArrayList<>();

  private TopicRecords(WorkFolder folder, TopicDecoder decoder) throws IOException {
    this.folder = folder;
    this.spool = RecordSpool.create(folder.path().resolve("records"));
    this.decoder = decoder;
  }

  /**
   * Reads the topics that the settings name.
   *
   * @throws io.channelwatch.cli.setup.SetupFailure if the broker or the registry does not answer,
   *     or a topic is not there
   */
  public static TopicRecords read(Settings settings, Console console) throws IOException {
    Map<String, InputTopic> topics =
        Arrays.stream(InputTopic.values())
            .filter(topic -> topic != InputTopic.ALERT_RULES)
            .collect(Collectors.toMap(t -> t.name(settings.topics()), Function.identity()));
    Broker.requireTopics(settings.kafka(), topics.keySet());
    Registry.connect(settings.schemaRegistry()).requireAnswer();
    TopicRecords records =
        new TopicRecords(WorkFolder.create(), new TopicDecoder(settings, topics));
    try {
      records.readAll(settings, console);
      return records;
    } catch (RuntimeException | IOException e) {
      records.close();
      throw e;
    }
  }

  /** Rates come first: they decide whether money can be converted. */
  private void readAll(Settings settings, Console console) throws IOException {
    try (TopicReader ratesIn = open(settings, InputTopic.FX_RATES::equals);
        TopicReader silencesIn = open(settings, InputTopic.ALERT_SILENCES::equals);
        TopicReader recordsIn = open(settings, InputTopic::isOfPartners);
        Progress progress = Progress.of(console, "read", ratesIn.length() + recordsIn.length())) {
      RecordCheck ofRates = RecordCheck.ofTheJobs();
      ratesIn.readToEnd(
          in -> {
            take(in, ofRates, (entry, rate) -> rates.add(rate));
            progress.step();
          });
      RecordCheck check = BacktestCheck.of(rates(), settings);
      silencesIn.readToEnd(in -> take(in, check, (entry, silence) -> silences.add(silence)));
      recordsIn.readToEnd(
          in -> {
            take(in, check, this::keep);
            progress.step();
          });
    }
  }

  private static TopicReader open(Settings settings, Predicate<InputTopic> some) {
    return TopicReader.open(
        settings.kafka(),
        Arrays.stream(InputTopic.values())
            .filter(some)
            .map(topic -> topic.name(settings.topics()))
            .toList());
  }

  /** Takes an entry and what it says. */
  @FunctionalInterface
  private interface Keeping {
    void keep(RecordSpool.Entry entry, EventRecord record) throws IOException;
  }

  private void take(ConsumerRecord<byte[], byte[]> in, RecordCheck check, Keeping keeping) {
    RecordSpool.Entry entry = decoder.entry(in);
    try {
      EventRecord record = decoder.record(entry);
      String objection = objection(record, check);
      if (objection == null) {
        keeping.keep(entry, record);
      } else {
        problems.add(new TopicProblem(in.topic(), in.partition(), in.offset(), objection));
      }
    } catch (UnreadableException e) {
      String reason = RecordCheck.refused(e.getMessage());
      problems.add(new TopicProblem(in.topic(), in.partition(), in.offset(), reason));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String objection(EventRecord record, RecordCheck check) {
    return record.value() == null && !record.topic().takesTombstones()
        ? "It cannot be used: the topic takes no tombstones."
        : check.objection(record);
  }

  private void keep(RecordSpool.Entry entry, EventRecord record) throws IOException {
    spool.add(new RecordSpool.Entry(entry.topic(), entry.key(), entry.value(), record.knownAt()));
  }

  /** The records that cannot be used; they are left out of everything else. */
  public List<TopicProblem> problems() {
    return problems;
  }

  @Override
  public Iterator<EventRecord> rates() {
    return rates.iterator();
  }

  @Override
  public Iterator<EventRecord> silences() {
    return silences.iterator();
  }

  @Override
  public Iterator<KnownEvent> ofPartners() {
    Iterator<RecordSpool.Entry> entries = spool.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public KnownEvent next() {
        try {
          return KnownEvent.of(decoder.record(entries.next()));
        } catch (UnreadableException e) {
          throw new IllegalStateException("a record that was read cannot be read again", e);
        }
      }
    };
  }

  @Override
  public long countOfPartners() {
    return spool.size();
  }

  @Override
  public void close() throws IOException {
    spool.close();
    folder.close();
  }
}
