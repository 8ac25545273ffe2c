package io.channelwatch.notifying.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.channelwatch.event.Contact;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.Silence;
import io.channelwatch.notification.Why;
import io.channelwatch.notifying.Examples;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteOperatorTest {
  private KeyedTwoInputStreamOperatorTestHarness<String, PartnerNews, Ruling, Addressed> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, PartnerNews, Ruling, Addressed>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new RouteOperator("UTC"), PartnerNews::key, ruling -> "", Types.STRING);
  }

  @Test
  void anAlertIsHeldUntilTheClockHasPassedIt() throws Exception {
    rules(0, "first");
    alert("a", 1_000);
    clock(1_000);
    assertThat(harness.extractOutputValues()).isEmpty();

    clock(1_001);
    assertThat(routed()).containsExactly("a by first");
  }

  @Test
  void thePoliciesOfItsInstantDecide() throws Exception {
    alert("b", 6_000);
    alert("a", 4_000);
    rules(5_000, "second");
    rules(0, "first");
    clock(10_000);

    assertThat(routed()).containsExactly("a by first", "a by second", "b by second");
  }

  @Test
  void policiesThatCannotBeReadLeaveThoseInForce() throws Exception {
    rules(0, "first");
    RulesUpdate broken = Examples.rules("kind: [");
    harness.processElement2(new StreamRecord<>(Ruling.of(broken), 500));
    alert("a", 1_000);
    clock(10_000);

    assertThat(routed()).containsExactly("a by first");
  }

  @Test
  void aRepeatedAlertIsRoutedOnce() throws Exception {
    rules(0, "first");
    alert("a", 1_000);
    alert("a", 1_000);
    clock(10_000);
    alert("a", 1_000);
    clock(20_000);

    assertThat(routed()).containsExactly("a by first");
  }

  @Test
  void aSilenceMutesWhatFiresAndItsEndTellsSoAfterACrashToo() throws Exception {
    rules(0, "first");
    alert("a", 1_000);
    clock(10_000);
    Silence silence = new Silence("s", 20_000, false, "true", 20_000, 50_000L, false);
    harness.processElement2(new StreamRecord<>(Ruling.of(silence), 20_000));
    crash();
    clock(30_000);
    assertThat(harness.extractOutputValues())
        .extracting(Addressed::mute)
        .containsExactly(Why.SILENCED);

    crash();
    clock(60_000);
    assertThat(harness.extractOutputValues())
        .extracting(Addressed::at, Addressed::mute)
        .containsExactly(tuple(50_000L, null));
  }

  @Test
  void aRepeatAfterACrashDoesNotBringItsTimeBack() throws Exception {
    rules(0, "first");
    alert("a", 1_000);
    clock(10_000);
    alert("b", 20_000);
    Silence silence = new Silence("s", 15_000, false, "true", 15_000, null, false);
    harness.processElement2(new StreamRecord<>(Ruling.of(silence), 15_000));
    clock(30_000);
    crash();
    alert("a", 1_000);
    clock(40_000);

    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void whoTakesAPartnerOverIsToldOfWhatFires() throws Exception {
    rules(0, "first");
    alert("a", 1_000);
    clock(10_000);
    Contact bob = new Contact("Bob", null, "U2", null);
    harness.processElement1(
        new StreamRecord<>(
            PartnerNews.of(new ContactsChange("p1", 20_000, 20_000, bob, null)), 20_000));
    clock(30_000);

    assertThat(harness.extractOutputValues().subList(1, 3))
        .extracting(Addressed::recipientId, Addressed::change)
        .containsExactly(
            tuple("anna@example.com", Addressed.Change.LEFT),
            tuple("U2", Addressed.Change.GOES_ON));
  }

  private void crash() throws Exception {
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(state);
    harness.open();
  }

  private void rules(long knownAt, String channel) throws Exception {
    String policies = Examples.policies("chat: {type: slack, token: \"${" + channel + "}\"}");
    harness.processElement2(new StreamRecord<>(Ruling.of(Examples.rules(policies)), knownAt));
  }

  private void alert(String id, long at) throws Exception {
    harness.processElement1(
        new StreamRecord<>(PartnerNews.of(Examples.incoming(Examples.opened(id, at))), at));
  }

  /** The clock has come to an instant, and what happens at it may still follow. */
  private void clock(long at) throws Exception {
    harness.processBothWatermarks(new Watermark(at - 1));
  }

  private List<String> routed() {
    return harness.extractOutputValues().stream()
        .map(
            addressed -> {
              String token =
                  addressed.to().chains().get(0).channels().get(0).settings().get("token");
              return addressed.alertId() + " by " + token.replaceAll("[${}]", "");
            })
        .toList();
  }
}
