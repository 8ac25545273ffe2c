package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Transition;
import io.channelwatch.benchmarks.workload.Workload;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.events.DealRegistration;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** How long the alerts of large deals took, from the deal's record to a consumer. */
final class Latencies {

  private static final String RULE = "large-deal";
  private static final BigDecimal LARGE = BigDecimal.valueOf(180_000);
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final long LAST_WAIT_MS = 10_000;
  private static final long LOOK_EVERY_NANOS = 100_000;
  private static final int ALL = 100;

  private final Settings settings;
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final List<Long> millis = new ArrayList<>();
  private volatile @Nullable Throwable failed;

  Latencies(Settings settings) {
    this.settings = settings;
  }

  /**
   * Sends the records of a workload one by one in real time and waits for the alerts.
   *
   * @param warmUp for how many milliseconds alerts do not count
   * @param length for how many milliseconds they do after that
   */
  void measure(Workload workload, long warmUp, long length) throws Exception {
    long start = System.currentTimeMillis();
    long end = start + warmUp + length;
    Thread sender =
        new Thread(() -> send(workload, start, warmUp + length), "sender of the workload");
    sender.setUncaughtExceptionHandler((thread, failure) -> failed = failure);
    sender.start();
    WireReader<Alert> reader =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), Alert.class);
    try (TopicReader alerts =
        TopicReader.open(settings.kafka(), List.of(settings.topics().alerts()))) {
      while (System.currentTimeMillis() < end + LAST_WAIT_MS) {
        alerts.poll(PATIENCE, record -> take(record, reader, start + warmUp));
      }
    }
    sender.join();
    if (failed != null) {
      throw new IllegalStateException("not all records were sent", failed);
    }
    long expected = sentAt.values().stream().filter(sent -> sent >= start + warmUp).count();
    if (expected != millis.size()) {
      throw new IllegalStateException(
          "%d alerts were to come, and %d did".formatted(expected, millis.size()));
    }
  }

  private void send(Workload workload, long start, long length) {
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      workload.live(
          start,
          length,
          record -> {
            while (System.currentTimeMillis() < record.knownAt()) {
              LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
            note(record);
            writer.send(
                record.topic().name(settings.topics()),
                record.key(),
                record.value(),
                record.knownAt());
          });
      writer.flush();
    }
  }

  private void note(EventRecord record) {
    if (record.value() instanceof DealRegistration deal
        && deal.getVersion() == 1
        && deal.getAmount().compareTo(LARGE) >= 0) {
      sentAt.put(deal.getDealId(), record.knownAt());
    }
  }

  private void take(
      ConsumerRecord<byte[], byte[]> record, WireReader<Alert> reader, long countedFrom) {
    long now = System.currentTimeMillis();
    try {
      Alert alert = reader.read(record.value());
      Long sent = sentAt.get(alert.getSubject().getId());
      if (alert.getRuleId().equals(RULE)
          && alert.getTransition() == Transition.OPENED
          && sent != null
          && sent >= countedFrom) {
        millis.add(now - sent);
      }
    } catch (UnreadableException | IOException e) {
      throw new IllegalStateException("the job wrote what nobody can read", e);
    }
  }

  /**
   * Notes how many alerts there were, and how long they took in milliseconds: half of them at most
   * so long, and so on.
   */
  void describe(ObjectNode measured) {
    if (millis.isEmpty()) {
      throw new IllegalStateException("no alert came");
    }
    Collections.sort(millis);
    measured.put("alerts", millis.size());
    measured.put("latency_ms_p50", percentile(50));
    measured.put("latency_ms_p99", percentile(99));
    measured.put("latency_ms_most", percentile(ALL));
  }

  private long percentile(int percent) {
    int rank = (int) Math.ceil(millis.size() * (percent / (double) ALL));
    return millis.get(Math.max(0, rank - 1));
  }
}
