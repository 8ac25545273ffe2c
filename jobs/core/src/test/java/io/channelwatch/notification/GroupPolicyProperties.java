package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.rule.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GroupPolicyProperties {
  private static final long WAIT = 30_000;
  private static final long INTERVAL = 300_000;

  /** One step of a random history: which alert moves, how, and how long after the one before. */
  record Step(int alert, boolean ends, long after) {}

  @Property
  void nobodyIsToldOfAnEndWhoWasNotToldOfABeginning(@ForAll("histories") List<Item> history) {
    Set<String> told = new HashSet<>();
    for (Message message : run(history).messages) {
      for (Item item : message.items()) {
        if (item.resolved()) {
          assertThat(told.remove(item.alertId())).as("told of %s", item.alertId()).isTrue();
        } else {
          told.add(item.alertId());
        }
      }
    }
  }

  @Property
  void whoWasToldOfABeginningIsToldOfItsEnd(@ForAll("histories") List<Item> history) {
    Set<String> firing = new HashSet<>();
    history.forEach(
        i -> {
          if (i.resolved()) firing.remove(i.alertId());
          else firing.add(i.alertId());
        });
    Set<String> told = new HashSet<>();
    for (Message message : run(history).messages) {
      message
          .items()
          .forEach(
              i -> {
                if (i.resolved()) told.remove(i.alertId());
                else told.add(i.alertId());
              });
    }
    assertThat(told).isEqualTo(firing);
  }

  @Property
  void nobodyHearsOfTheSameTransitionTwiceAndEveryTransitionIsDecidedOnce(
      @ForAll("histories") List<Item> history) {
    Timeline timeline = run(history);
    List<Item> decided = new ArrayList<>();
    timeline.messages.forEach(m -> decided.addAll(m.items()));
    timeline.suppressed.forEach(d -> decided.addAll(d.items()));

    assertThat(decided).containsExactlyInAnyOrderElementsOf(history);
  }

  @Property
  void noMessageGoesOutBeforeItsTime(@ForAll("histories") List<Item> history) {
    long before = -INTERVAL;
    for (Message message : run(history).messages) {
      long first = message.items().stream().mapToLong(Item::at).min().orElseThrow();
      assertThat(message.at()).isGreaterThanOrEqualTo(before + INTERVAL);
      assertThat(message.at()).isGreaterThanOrEqualTo(Math.min(first + WAIT, before + INTERVAL));
      assertThat(message.at()).isLessThanOrEqualTo(first + Math.max(WAIT, INTERVAL));
      before = message.at();
    }
  }

  @Provide
  Arbitrary<List<Item>> histories() {
    Arbitrary<Step> steps =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(true, false),
                Arbitraries.longs().between(1, 400_000))
            .as(Step::new);
    return steps.list().ofMaxSize(30).map(GroupPolicyProperties::history);
  }

  private static List<Item> history(List<Step> steps) {
    Map<Integer, Integer> episodes = new HashMap<>();
    Map<Integer, Integer> sequences = new HashMap<>();
    List<Item> history = new ArrayList<>();
    long at = 0;
    for (Step step : steps) {
      at += step.after();
      int sequence = sequences.getOrDefault(step.alert(), 0);
      String id = step.alert() + "#" + episodes.getOrDefault(step.alert(), 0);
      boolean ends = step.ends() && sequence > 0;
      TransitionType type =
          sequence == 0
              ? TransitionType.OPENED
              : ends ? TransitionType.RESOLVED : TransitionType.ESCALATED;
      history.add(Examples.item(id, sequence, type, Severity.WARNING, at));
      sequences.put(step.alert(), ends ? 0 : sequence + 1);
      if (ends) {
        episodes.merge(step.alert(), 1, Integer::sum);
      }
    }
    return history;
  }

  private static Timeline run(List<Item> history) {
    Timeline timeline = new Timeline(0);
    history.forEach(timeline::receive);
    return timeline.until(Long.MAX_VALUE);
  }
}
