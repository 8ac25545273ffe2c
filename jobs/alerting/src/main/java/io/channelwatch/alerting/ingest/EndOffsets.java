package io.channelwatch.alerting.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker over and over where partitions begin and end, and less often while there is much
 * to read before an end. While it cannot be asked there is no answer, and with it no progress of a
 * clock that waits for one.
 *
 * <p>The end is that of all records, those of open transactions too, so that a transaction under
 * way holds the clock. Offsets that no consumer will ever see (transaction markers, aborted and
 * compacted records) are found by a consumer that reads on from where the reader stands.
 */
final class EndOffsets implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EndOffsets.class);
  private static final long PATIENCE = 10_000;
  private static final long PROBE_EVERY = 500;
  private static final long FAR_BEHIND = 10_000;
  private static final long FAR_BEHIND_PAUSES = 10;

  /**
   * What the broker said.
   *
   * @param askedAt the instant of the wall clock at which the question was sent
   * @param newest the highest timestamps, where they were asked for
   * @param skips offsets before which there is nothing left to read
   */
  record Answer(
      long askedAt,
      Map<TopicPartition, Long> beginnings,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> newest,
      Map<TopicPartition, Long> skips) {}

  /** Takes each answer, on the asking thread. */
  @FunctionalInterface
  interface Listener {
    /** An answer has come. */
    void answered(Answer answer);
  }

  private final Properties properties;
  private final boolean asksNewest;
  private final long interval;
  private final Listener listener;
  private final Thread thread = new Thread(this::run, "channelwatch-end-offsets");
  private final Map<TopicPartition, Long> beginnings = new HashMap<>();
  private final Map<TopicPartition, Long> newest = new HashMap<>();
  private final Map<TopicPartition, Long> positionsBefore = new HashMap<>();
  private volatile Map<TopicPartition, Long> positions = Map.of();
  private volatile boolean closed;
  private @Nullable Admin admin;
  private @Nullable KafkaConsumer<byte[], byte[]> probe;
  private long probedAt;

  /**
   * @param asksNewest whether to ask for the highest timestamps too, once for each partition
   */
  EndOffsets(Properties properties, boolean asksNewest, long interval, Listener listener) {
    this.properties = properties;
    this.asksNewest = asksNewest;
    this.interval = interval;
    this.listener = listener;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** The partitions to ask about, each with the offset that its reader is at. */
  void positions(Map<TopicPartition, Long> current) {
    positions = current;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed) {
        Thread.sleep(isFarBehind(ask()) ? FAR_BEHIND_PAUSES * interval : interval);
      }
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
      LOG.debug("event=end_offsets_stopped");
    } finally {
      Thread.interrupted(); // the clients close in an orderly way only without a pending interrupt
      closeClients();
    }
  }

  /** Asks; gives where the partitions end, as far as the broker says. */
  private Map<TopicPartition, Long> ask() throws InterruptedException {
    Map<TopicPartition, Long> asked = positions;
    if (asked.isEmpty()) {
      return Map.of();
    }
    try {
      long askedAt = System.currentTimeMillis();
      Map<TopicPartition, Long> ends = list(asked, OffsetSpec.latest());
      learnBeginnings(asked);
      listener.answered(
          new Answer(
              askedAt, Map.copyOf(beginnings), ends, Map.copyOf(newest), probe(asked, ends)));
      return ends;
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      throw e;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.warn("event=end_offsets_unknown cause=\"{}\"", e.toString());
      return Map.of();
    }
  }

  /** Whether there is so much left to read that no end will be reached soon. */
  private boolean isFarBehind(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> current = positions;
    return ends.entrySet().stream()
        .anyMatch(end -> end.getValue() - current.getOrDefault(end.getKey(), 0L) > FAR_BEHIND);
  }

  private void learnBeginnings(Map<TopicPartition, Long> asked)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> unknown = new HashMap<>(asked);
    unknown.keySet().removeAll(beginnings.keySet());
    if (!unknown.isEmpty()) {
      if (asksNewest) {
        // An empty partition has -1.
        ask(unknown, OffsetSpec.maxTimestamp()).forEach((p, it) -> newest.put(p, it.timestamp()));
        newest.values().removeIf(timestamp -> timestamp < 0);
      }
      beginnings.putAll(list(unknown, OffsetSpec.earliest()));
    }
  }

  private Map<TopicPartition, Long> list(Map<TopicPartition, Long> partitions, OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    return ask(partitions, spec).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ask(
      Map<TopicPartition, Long> partitions, OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (admin == null) {
      admin = Admin.create(properties);
    }
    Map<TopicPartition, OffsetSpec> question =
        partitions.keySet().stream().collect(Collectors.toMap(p -> p, p -> spec));
    return admin.listOffsets(question).all().get(PATIENCE, TimeUnit.MILLISECONDS);
  }

  /** Looks past what no consumer sees, where a reader stands short of the end without moving. */
  private Map<TopicPartition, Long> probe(
      Map<TopicPartition, Long> asked, Map<TopicPartition, Long> ends) {
    long now = System.currentTimeMillis();
    if (now - probedAt < PROBE_EVERY) {
      return Map.of();
    }
    probedAt = now;
    Map<TopicPartition, Long> skips = new HashMap<>();
    asked.forEach(
        (partition, position) -> {
          long at = Math.max(position, beginnings.getOrDefault(partition, 0L));
          boolean stands = Long.valueOf(at).equals(positionsBefore.put(partition, at));
          if (stands && at < ends.getOrDefault(partition, 0L)) {
            skips.put(partition, firstVisible(partition, at));
          }
        });
    return skips;
  }

  private long firstVisible(TopicPartition partition, long offset) {
    if (probe == null) {
      Properties own = new Properties();
      own.putAll(properties);
      own.put("max.poll.records", "1");
      own.put("enable.auto.commit", "false");
      own.remove("group.id");
      probe = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    probe.assign(List.of(partition));
    probe.seek(partition, offset);
    var records = probe.poll(Duration.ofMillis(200)).records(partition);
    return records.isEmpty() ? probe.position(partition) : records.get(0).offset();
  }

  private void closeClients() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
    if (probe != null) {
      probe.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
  }
}
