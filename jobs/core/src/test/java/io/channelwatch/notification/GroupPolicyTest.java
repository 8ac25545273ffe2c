package io.channelwatch.notification;

import static io.channelwatch.notification.Examples.escalated;
import static io.channelwatch.notification.Examples.item;
import static io.channelwatch.notification.Examples.opened;
import static io.channelwatch.notification.Examples.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.rule.Severity;
import org.junit.jupiter.api.Test;

class GroupPolicyTest {
  private static final long FOREVER = Long.MAX_VALUE;
  private final Timeline timeline = new Timeline(0);

  @Test
  void theFirstItemGoesOutAfterTheWaitWithAllThatCameSince() {
    timeline.receive(opened("a", 1_000)).receive(opened("b", 31_000)).until(31_000);

    assertThat(timeline.messages)
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.at()).isEqualTo(31_000);
              assertThat(m.items()).extracting(Item::alertId).containsExactly("a", "b");
            });
  }

  @Test
  void whatFollowsGoesOutAfterTheInterval() {
    timeline.receive(opened("a", 1_000)).receive(opened("b", 32_000)).until(FOREVER);

    assertThat(timeline.messages).extracting(Message::at).containsExactly(31_000L, 331_000L);
  }

  @Test
  void afterAQuietIntervalAGroupOpensAnew() {
    timeline.receive(opened("a", 1_000)).receive(opened("b", 400_000)).until(FOREVER);

    assertThat(timeline.messages).extracting(Message::at).containsExactly(31_000L, 430_000L);
  }

  @Test
  void theWorstComesFirstAndWhatEndedLast() {
    timeline.receive(opened("z", 1_000)).until(31_000);
    timeline
        .receive(resolved("z", 1, 40_000))
        .receive(opened("a", 41_000))
        .receive(item("b", 0, TransitionType.OPENED, Severity.CRITICAL, 42_000))
        .until(FOREVER);

    assertThat(timeline.messages.get(1).items())
        .extracting(Item::alertId)
        .containsExactly("b", "a", "z");
  }

  @Test
  void whatOpenedAndClearedBeforeTheMessageIsLeftOutAndRecorded() {
    timeline
        .receive(opened("a", 1_000))
        .receive(escalated("a", 2_000))
        .receive(resolved("a", 2, 3_000))
        .until(FOREVER);

    assertThat(timeline.messages).isEmpty();
    assertThat(timeline.suppressed)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.why()).isEqualTo("OPENED_AND_CLEARED");
              assertThat(d.items()).hasSize(3);
            });
  }

  @Test
  void whoWasToldOfTheBeginningIsToldOfTheEnd() {
    timeline.receive(opened("a", 1_000)).receive(resolved("a", 1, 600_000)).until(FOREVER);

    assertThat(timeline.messages).extracting(Message::why).containsExactly(Why.FIRST, Why.RESOLVED);
  }

  @Test
  void anEscalationInTheSameGroupIsStillTheFirstNews() {
    timeline.receive(opened("a", 1_000)).receive(escalated("a", 2_000)).until(FOREVER);

    assertThat(timeline.messages)
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.why()).isEqualTo(Why.FIRST);
              assertThat(m.entries()).singleElement().extracting(Item::sequence).isEqualTo(1);
              assertThat(m.items()).hasSize(2);
            });
  }

  @Test
  void whatIsTooOldIsRecordedAndNotSent() {
    Timeline late = new Timeline(500_000);

    late.receive(opened("a", 1_000)).receive(opened("b", 500_000)).until(FOREVER);

    assertThat(late.suppressed).extracting(Decision::why).containsExactly("TOO_OLD");
    assertThat(late.messages)
        .singleElement()
        .satisfies(m -> assertThat(m.items()).extracting(Item::alertId).containsExactly("b"));
  }

  @Test
  void aMessageHasTheSameIdInEveryRun() {
    Timeline again = new Timeline(0);
    timeline.receive(opened("a", 1_000)).until(FOREVER);
    again.receive(opened("a", 1_000)).until(FOREVER);

    assertThat(again.messages.get(0).notificationId())
        .isEqualTo(timeline.messages.get(0).notificationId());
  }
}
