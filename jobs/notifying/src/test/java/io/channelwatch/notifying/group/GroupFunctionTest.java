package io.channelwatch.notifying.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.conventions.RecordedMetrics;
import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Chain;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Destination;
import io.channelwatch.notification.Digest;
import io.channelwatch.notification.Grouping;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Recipient;
import io.channelwatch.notification.Terms;
import io.channelwatch.notification.Why;
import io.channelwatch.notifying.Examples;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupFunctionTest {
  private static final long GIVE_UP = 60_000;
  private static final Grouping GROUPING = new Grouping(30_000, 300_000);
  private static final Destination TO =
      new Destination(
          Recipient.of(Examples.ANNA),
          "cam",
          List.of(new Chain(List.of(new ChannelSpec("chat", ChannelSpec.Type.SLACK, Map.of())))),
          null);
  private final RecordedMetrics metrics = new RecordedMetrics();
  private KeyedOneInputStreamOperatorTestHarness<String, Addressed, Message> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aGroupGoesOutWhenTheClockHasPassedItsTime() throws Exception {
    item("a", 1_000);
    item("b", 31_000);
    item("c", 31_001);
    harness.processWatermark(30_999);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.processWatermark(400_000);
    assertThat(harness.extractOutputValues())
        .extracting(message -> message.at() + " " + message.items().size())
        .containsExactly("31000 2", "331000 1");
  }

  @Test
  void whatTheWallClockHasLeftBehindIsToldInOneDigestWhenTheClockHasCaughtUp() throws Exception {
    harness.setProcessingTime(10_000_000);
    item("a", 1_000_000);
    item("b", 2_000_000);
    harness.processWatermark(9_000_000);
    assertThat(harness.getSideOutput(GroupFunction.SUPPRESSED))
        .extracting(record -> record.getValue().why())
        .containsExactly("TOO_OLD", "TOO_OLD");
    assertThat(
            metrics.value(
                "channel_status_why_decisions"
                    + "{<channel>=none, <status>=SUPPRESSED, <why>=TOO_OLD}"))
        .isEqualTo(2);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.processWatermark(9_999_000);
    assertThat(harness.extractOutputValues())
        .extracting(message -> message.why() + " " + message.items().size())
        .containsExactly("DIGEST 2");
  }

  @Test
  void anOpenGroupSurvivesACrash() throws Exception {
    item("a", 1_000);
    harness.processWatermark(10_000);
    var state = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(state);
    harness.open();
    harness.processWatermark(400_000);

    assertThat(harness.extractOutputValues()).extracting(Message::at).containsExactly(31_000L);
  }

  private KeyedOneInputStreamOperatorTestHarness<String, Addressed, Message> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new GroupFunction(true)),
        Addressed::recipientId,
        Types.STRING,
        metrics.environment());
  }

  private void item(String id, long at) throws Exception {
    Terms terms =
        new Terms("UTC", GROUPING, null, List.of(Digest.DEFAULT), null, List.of(), null, GIVE_UP);
    Addressed addressed =
        new Addressed(
            TO.recipient().id(),
            "cam",
            id,
            at,
            Addressed.Change.GOES_ON,
            Why.FIRST,
            TO,
            terms,
            List.of(Examples.opened(id, at)),
            null,
            null);
    harness.processElement(addressed, at);
  }
}
