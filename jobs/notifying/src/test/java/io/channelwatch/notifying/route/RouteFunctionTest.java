package io.channelwatch.notifying.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notifying.Examples;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteFunctionTest {
  private KeyedBroadcastOperatorTestHarness<String, Incoming, RulesUpdate, Addressed> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
            new RouteFunction(), Incoming::routingKey, Types.STRING, RouteFunction.POLICIES);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
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

    assertThat(routed()).containsExactly("a by first", "b by second");
  }

  @Test
  void policiesThatCannotBeReadLeaveThoseInForce() throws Exception {
    rules(0, "first");
    RulesUpdate broken = Examples.rules("kind: [");
    harness.processBroadcastElement(broken, 500);
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

  private void rules(long knownAt, String channel) throws Exception {
    String policies = Examples.policies("chat: {type: slack, token: \"${" + channel + "}\"}");
    harness.processBroadcastElement(Examples.rules(policies), knownAt);
  }

  private void alert(String id, long at) throws Exception {
    harness.processElement(Examples.incoming(Examples.opened(id, at)), at);
  }

  /** The clock has come to an instant, and what happens at it may still follow. */
  private void clock(long at) throws Exception {
    harness.watermark(at - 1);
  }

  private List<String> routed() {
    return harness.extractOutputValues().stream()
        .map(
            addressed -> {
              String token =
                  addressed.to().chains().get(0).channels().get(0).settings().get("token");
              return addressed.item().alertId() + " by " + token.replaceAll("[${}]", "");
            })
        .toList();
  }
}
