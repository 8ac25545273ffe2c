package io.channelwatch.notifying.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.notification.Silence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedSplitReaderTest {
  private static final TopicPartition ALERTS = new TopicPartition("alerts", 0);
  private static final TopicPartition MORE_ALERTS = new TopicPartition("alerts", 1);
  private static final TopicPartition RULES = new TopicPartition("alert-rules", 0);
  private static final TopicPartition CLOCK = new TopicPartition("clock", 0);
  private static final TopicPartition PROFILES = new TopicPartition("profiles", 0);
  private static final TopicPartition SILENCES = new TopicPartition("silences", 0);
  private static final List<TopicPartition> ALL =
      List.of(ALERTS, MORE_ALERTS, RULES, CLOCK, PROFILES, SILENCES);
  private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final FeedSplitReader reader =
      new FeedSplitReader(consumer, TestRecords.decoder("alerts", "alert-rules", "clock"));

  @BeforeEach
  void assign() {
    Node node = new Node(0, "localhost", 9092);
    Map<TopicPartition, Long> starts = new HashMap<>();
    Map<String, List<PartitionInfo>> infos = new HashMap<>();
    for (TopicPartition p : ALL) {
      starts.put(p, 0L);
      infos
          .computeIfAbsent(p.topic(), topic -> new ArrayList<>())
          .add(new PartitionInfo(p.topic(), p.partition(), node, new Node[0], new Node[0]));
    }
    infos.forEach(consumer::updatePartitions);
    consumer.updateBeginningOffsets(starts);
    consumer.updateEndOffsets(starts);
    reader.handleSplitsChanges(new SplitsAddition<>(List.of(new FeedSplit(Map.of()))));
  }

  @Test
  void theClockWaitsForAlertsThatWereWrittenBeforeIt() throws Exception {
    consumer.updateEndOffsets(Map.of(ALERTS, 0L, MORE_ALERTS, 2L, RULES, 0L));
    add(CLOCK, 0, TestRecords.clock(5_000));
    assertThat(fetch()).isEmpty();

    add(MORE_ALERTS, 0, TestRecords.alert("a", 1_000));
    assertThat(fetch()).containsExactly("alert 1000");

    add(MORE_ALERTS, 1, TestRecords.alert("b", 2_000));
    assertThat(fetch()).containsExactly("alert 2000", "clock 5000");
  }

  @Test
  void ofSeveralClockRecordsTheLastOneCounts() throws Exception {
    add(CLOCK, 0, TestRecords.clock(5_000));
    add(CLOCK, 1, TestRecords.clock(6_000));

    assertThat(fetch()).containsExactly("clock 6000");
  }

  @Test
  void aClockRecordThatComesWhileOneIsHeldFollowsIt() throws Exception {
    consumer.updateEndOffsets(Map.of(ALERTS, 1L, MORE_ALERTS, 0L, RULES, 0L));
    add(CLOCK, 0, TestRecords.clock(5_000));
    assertThat(fetch()).isEmpty();
    add(CLOCK, 1, TestRecords.clock(6_000));
    add(ALERTS, 0, TestRecords.alert("a", 5_500));

    assertThat(fetch()).containsExactly("alert 5500", "clock 5000");
    assertThat(fetch()).containsExactly("clock 6000");
  }

  @Test
  void whatCannotBeDecodedIsRejectedAndHoldsNothingUp() throws Exception {
    add(ALERTS, 0, new byte[] {7, 7, 7});
    add(CLOCK, 0, new byte[] {-128});
    add(CLOCK, 1, TestRecords.clock(6_000));

    assertThat(fetch()).containsExactlyInAnyOrder("rejected", "rejected", "clock 6000");
  }

  @Test
  void silencesAndProfilesAreReadAndTheirTombstonesToo() throws Exception {
    add(SILENCES, 0, TestRecords.silence("s1", "severity == 'WARNING'"));
    add(SILENCES, 1, null);
    add(SILENCES, 2, TestRecords.silence("s2", "severty == 'WARNING'"));
    add(PROFILES, 0, TestRecords.profile("p1", "Anna"));
    add(PROFILES, 1, null);

    assertThat(fetch())
        .containsExactlyInAnyOrder(
            "s1 on severity == 'WARNING'", "key lifted", "rejected", "p1 with Anna", "nothing");
  }

  private void add(TopicPartition partition, long offset, byte[] value) {
    consumer.addRecord(
        new ConsumerRecord<>(partition.topic(), partition.partition(), offset, KEY, value));
  }

  private List<String> fetch() throws Exception {
    RecordsWithSplitIds<Fetched> records = reader.fetch();
    List<String> seen = new ArrayList<>();
    while (records.nextSplit() != null) {
      for (Fetched f = records.nextRecordFromSplit();
          f != null;
          f = records.nextRecordFromSplit()) {
        seen.add(describe(f));
      }
    }
    return seen;
  }

  private static String describe(Fetched fetched) {
    if (fetched.feed() == null) {
      return "clock " + fetched.instant();
    }
    if (fetched.feed().ruling() != null) {
      Silence silence = fetched.feed().ruling().silence();
      return silence.silenceId() + (silence.lifted() ? " lifted" : " on " + silence.match());
    } else if (fetched.feed().news() != null && fetched.feed().news().contacts() != null) {
      return fetched.feed().news().key() + " with " + fetched.feed().news().contacts().cam().name();
    } else if (fetched.feed().rejected() != null) {
      return "rejected";
    }
    return fetched.feed().news() != null ? "alert " + fetched.instant() : "nothing";
  }
}
