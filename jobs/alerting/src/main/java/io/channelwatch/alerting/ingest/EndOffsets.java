package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.ingest.ClockedSource.ClockRules;
import io.channelwatch.config.Settings.ClockMode;
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
  private static final long ASK_EVERY = 50;
  private static final long PATIENCE = 10_000;
  private static final long PROBE_EVERY = 500;
  private static final Duration PROBE_PATIENCE = Duration.ofMillis(200);

  /** One record is enough; where none is visible, several batches are looked through at once. */
  private static final String PROBE_BYTES = "65536";

  private static final long FAR_BEHIND = 10_000;
  private static final long FAR_BEHIND_PAUSES = 10;

  /**
   * What the broker said.
   *
   * @param askedAt the instant of the wall clock at which the question was sent
   * @param newest the highest timestamps, where they were asked for
   * @param skips offsets before which there is nothing left to read
   * @param farBehind whether there is so much left to read that no end will be reached soon
   */
  record Answer(
      long askedAt,
      Map<TopicPartition, Long> beginnings,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> newest,
      Map<TopicPartition, Long> skips,
      boolean farBehind) {}

  /** Takes each answer, on the asking thread. */
  @FunctionalInterface
  interface Listener {
    /** An answer has come. */
    void answered(Answer answer);
  }

  private final ClockRules rules;
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

  EndOffsets(ClockRules rules, Listener listener) {
    this.rules = rules;
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
        boolean farBehind = ask();
        Thread.sleep(
            farBehind ? FAR_BEHIND_PAUSES * ASK_EVERY : pause(rules, System.currentTimeMillis()));
      }
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
      LOG.debug("event=end_offsets_stopped");
    } finally {
      Thread.interrupted(); // the clients close in an orderly way only without a pending interrupt
      closeClients();
    }
  }

  /**
   * How long to wait for the next question: in live mode it comes in time for an evaluation
   * instant, as soon as that lies the margin back, unless instants lie too close for that.
   */
  static long pause(ClockRules rules, long now) {
    if (rules.mode() == ClockMode.DATA || rules.interval() < ASK_EVERY) {
      return ASK_EVERY;
    }
    long untilNextInstant =
        rules.interval() - Math.floorMod(now - rules.margin() - 1, rules.interval());
    return Math.min(ASK_EVERY, untilNextInstant);
  }

  /** Asks; whether no end will be reached soon, as far as the broker says. */
  private boolean ask() throws InterruptedException {
    Map<TopicPartition, Long> asked = positions;
    if (asked.isEmpty()) {
      return false;
    }
    try {
      long askedAt = System.currentTimeMillis();
      Map<TopicPartition, Long> ends = list(asked, OffsetSpec.latest());
      learnBeginnings(asked);
      Answer answer =
          new Answer(
              askedAt,
              Map.copyOf(beginnings),
              ends,
              Map.copyOf(newest),
              probe(asked, ends),
              isFarBehind(ends));
      listener.answered(answer);
      return answer.farBehind();
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      throw e;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.warn("event=end_offsets_unknown cause=\"{}\"", e.toString());
      return false;
    }
  }

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
      if (rules.mode() == ClockMode.DATA) {
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
      admin = Admin.create(rules.kafka());
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
      own.putAll(rules.kafka());
      own.put("max.poll.records", "1");
      own.put("max.partition.fetch.bytes", PROBE_BYTES);
      own.put("enable.auto.commit", "false");
      own.remove("group.id");
      probe = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    probe.assign(List.of(partition));
    probe.seek(partition, offset);
    long until = System.currentTimeMillis() + PROBE_EVERY;
    long before = -1;
    long at = offset;
    while (at > before && System.currentTimeMillis() < until) {
      var records = probe.poll(PROBE_PATIENCE).records(partition);
      if (!records.isEmpty()) {
        return records.get(0).offset();
      }
      before = at;
      at = probe.position(partition);
    }
    return at;
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
