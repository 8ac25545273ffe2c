package io.channelwatch.cli.demo;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the jobs' outputs, prints alerts and messages as they come and counts everything. */
final class Feed implements AutoCloseable {

  private final Settings.Topics topics;
  private final Console console;
  private final AlertLine lines;
  private final MessageLine messages;
  private final Tally tally;
  private final TopicReader reader;
  private final WireReader<Alert> alerts;
  private final WireReader<Clock> clocks;
  private final WireReader<Notification> notifications;
  private final WireReader<DeadLetter> deadLetters;
  private final PriorityQueue<Alert> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Alert::getAt)
              .thenComparing(Alert::getRuleId)
              .thenComparing(alert -> alert.getSubject().getId())
              .thenComparing(Alert::getSequence));
  private long clock;

  /** Follows the outputs from their beginning; {@code names} are the partners' by their ids. */
  Feed(Settings settings, Console console, Tally tally, Map<String, String> names) {
    this.topics = settings.topics();
    this.console = console;
    this.tally = tally;
    this.lines = new AlertLine(settings.program().timeZone(), names);
    this.messages = new MessageLine(settings.program().timeZone());
    SchemaRegistryClient registry = Registry.connect(settings.schemaRegistry()).client();
    this.alerts = new WireReader<>(registry, Alert.class);
    this.clocks = new WireReader<>(registry, Clock.class);
    this.notifications = new WireReader<>(registry, Notification.class);
    this.deadLetters = new WireReader<>(registry, DeadLetter.class);
    this.reader =
        TopicReader.open(
            settings.kafka(),
            List.of(topics.alerts(), topics.clock(), topics.notifications(), topics.deadLetters()));
  }

  /** Takes what there is; how many records that were. Alerts are printed in their order. */
  int poll(Duration patience) {
    int taken = reader.poll(patience, this::take);
    print(clock);
    return taken;
  }

  /** Prints the alerts that the clock has not confirmed. */
  void finish() {
    print(Long.MAX_VALUE);
  }

  private void print(long before) {
    for (Alert next = waiting.peek();
        next != null && next.getAt().toEpochMilli() < before;
        next = waiting.peek()) {
      waiting.remove();
      if (tally.add(next)) {
        console.line(lines.of(next));
      }
    }
  }

  /** Every alert before this instant has been taken; in milliseconds since the epoch. */
  long clock() {
    return clock;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(topics.alerts())) {
        waiting.add(alerts.read(record.value()));
      } else if (record.topic().equals(topics.clock())) {
        clock = Math.max(clock, clocks.read(record.value()).getAt().toEpochMilli());
      } else if (record.topic().equals(topics.notifications())) {
        Notification message = notifications.read(record.value());
        if (tally.add(message)) {
          console.line(messages.of(message));
        }
      } else {
        tally.add(deadLetters.read(record.value()));
      }
    } catch (UnreadableException e) {
      console.warn("%s: %s".formatted(record.topic(), e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
