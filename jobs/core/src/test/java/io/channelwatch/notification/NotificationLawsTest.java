package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.notification.Message.Telling;
import io.channelwatch.notification.Schedule.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code -Djqwik.tries.default=10000} plays more schedules than the ordinary build. */
class NotificationLawsTest {
  private static final long WAIT = 30_000;
  private static final long INTERVAL = 300_000;
  private static final long LATEST = WAIT + INTERVAL;
  private static final long HOUR = 3_600_000;

  @Property
  void whoeverWasToldIsToldTheEndExactlyOnceAndNobodyElseIs(@ForAll("schedules") List<Step> steps) {
    law(
        steps,
        schedule -> {
          Set<String> told = new HashSet<>();
          Set<String> ended = new HashSet<>();
          Set<String> alike = new HashSet<>();
          for (Message message : schedule.run.messages()) {
            for (Item entry : message.entries()) {
              String key = message.recipient().id() + " " + entry.alertId();
              Why why = telling(message, entry).why();
              if (!alike.add(key + why + message.at())) {
                // The same through another of several channels.
                continue;
              }
              assertThat(ended).as("nothing after the end").doesNotContain(key);
              if (why == Why.RESOLVED) {
                assertThat(told.remove(key)).as("%s is told only of an end", key).isTrue();
                ended.add(key);
              } else if (why == Why.HANDED_OVER && told.contains(key)) {
                told.remove(key);
              } else {
                told.add(key);
              }
            }
          }
          assertThat(told).as("never told of the end").isEmpty();
        });
  }

  /** Checks a schedule; what happened is told where it breaks a law. */
  private static void law(List<Step> steps, Consumer<Schedule> law) {
    Schedule schedule = Schedule.play(steps, false);
    try {
      law.accept(schedule);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + schedule, e);
    }
  }

  @Property
  void nobodyHearsTheSameTransitionTwice(@ForAll("schedules") List<Step> steps) {
    law(
        steps,
        schedule -> {
          Map<String, Integer> heard = new HashMap<>();
          for (Message message : schedule.run.messages()) {
            String channel = message.chain().channels().get(0).name();
            for (Item item : message.items()) {
              String key = message.recipient().id() + " " + item.alertId() + " " + channel;
              Telling telling = telling(message, item);
              boolean leaves = telling.why() == Why.HANDED_OVER && telling.firstToldAt() >= 0;
              if (leaves) {
                heard.keySet().removeIf(each -> each.startsWith(key.replaceAll("[a-z]+$", "")));
              } else if (telling.why() != Why.REPEAT) {
                assertThat(heard.getOrDefault(key, -1))
                    .as("%s hears %s of %s", key, telling.why(), item.sequence())
                    .isLessThan(item.sequence());
                heard.put(key, item.sequence());
              }
            }
          }
        });
  }

  @Property
  void whatStillFiresWhenMutesEndIsToldThen(@ForAll("schedules") List<Step> steps) {
    law(
        steps,
        schedule -> {
          Map<String, Item> firing = new HashMap<>();
          for (Incoming alert : schedule.alerts) {
            if (alert.item().at() < schedule.ends) {
              firing.put(alert.item().alertId(), alert.item());
            }
          }
          firing.values().removeIf(Item::resolved);
          String cam = Recipient.of(schedule.cam(schedule.lifted)).id();
          for (Item item : firing.values()) {
            List<Message> told =
                schedule.run.messages().stream()
                    .filter(m -> m.recipient().id().equals(cam))
                    .filter(m -> m.at() < schedule.ends)
                    .filter(m -> m.items().stream().anyMatch(i -> same(i, item)))
                    .toList();
            assertThat(told).as("told how %s stands", item.alertId()).isNotEmpty();
            if (schedule.muted(item, schedule.lifted - 1)) {
              assertThat(told)
                  .as("told of %s when it was muted no more", item.alertId())
                  .anyMatch(m -> m.at() >= schedule.lifted && m.at() <= schedule.lifted + LATEST);
            }
          }
        });
  }

  private static boolean same(Item a, Item b) {
    return a.alertId().equals(b.alertId()) && a.sequence() == b.sequence();
  }

  @Property
  void nothingIsSaidWhileItIsMutedButHowItEnds(@ForAll("schedules") List<Step> steps) {
    law(
        steps,
        schedule -> {
          for (Message message : schedule.run.messages()) {
            for (Item entry : message.entries()) {
              Why why = telling(message, entry).why();
              boolean anyway = why == Why.RESOLVED || why == Why.HANDED_OVER;
              boolean copy = message.digest();
              if (!anyway && !copy) {
                assertThat(schedule.muted(entry, message.at()))
                    .as("%s of %s at %s", why, entry.alertId(), message.at())
                    .isFalse();
              }
            }
          }
        });
  }

  @Property
  void nothingIsDroppedWithoutARecordThatSaysWhy(@ForAll("schedules") List<Step> steps) {
    law(
        steps,
        schedule -> {
          Map<String, Set<String>> decided = new HashMap<>();
          for (Decision decision : schedule.run.decisions()) {
            for (Item item : decision.items()) {
              decided
                  .computeIfAbsent(item.alertId() + " " + item.sequence(), key -> new HashSet<>())
                  .add(decision.recipient());
            }
          }
          for (Incoming alert : schedule.alerts) {
            String key = alert.item().alertId() + " " + alert.item().sequence();
            String cam = Recipient.of(schedule.cam(alert.item().at())).id();
            assertThat(decided.getOrDefault(key, Set.of()))
                .as("decided on %s for %s", key, cam)
                .isNotEmpty();
            if (!alert.item().resolved()) {
              assertThat(decided.get(key))
                  .as("decided on %s for %s", key, cam)
                  .containsAnyOf(cam, "desk");
            }
          }
        });
  }

  @Property
  void noMessageGoesOutBeforeItsTime(@ForAll("schedules") List<Step> steps) {
    law(
        steps,
        schedule -> {
          Map<String, TreeMap<Long, List<Message>>> groups = new HashMap<>();
          for (Message message : schedule.run.messages()) {
            if (!message.digest()) {
              groups
                  .computeIfAbsent(message.recipient().id(), id -> new TreeMap<>())
                  .computeIfAbsent(message.at(), at -> new ArrayList<>())
                  .add(message);
            }
          }
          groups.values().forEach(NotificationLawsTest::eachGroupInItsTime);
        });
  }

  private static void eachGroupInItsTime(Map<Long, List<Message>> groups) {
    long rested = Long.MIN_VALUE;
    for (Map.Entry<Long, List<Message>> group : groups.entrySet()) {
      long at = group.getKey();
      assertThat(at).as("after the interval").isGreaterThanOrEqualTo(rested);
      boolean timed = false;
      long first = Long.MAX_VALUE;
      for (Message message : group.getValue()) {
        for (Item item : message.items()) {
          Why why = telling(message, item).why();
          timed |= why == Why.REPEAT || why == Why.ESCALATION;
          first = Math.min(first, item.at());
        }
      }
      assertThat(timed || at == rested || at >= first + WAIT).as("after the wait").isTrue();
      rested = at + INTERVAL;
    }
  }

  @Property
  void aCrashOrARepeatedRecordChangesNothing(@ForAll("schedules") List<Step> steps) {
    List<Step> calm = new ArrayList<>();
    for (Step step : steps) {
      // Time goes by all the same.
      calm.add(step.kind() < 10 ? step : new Step(99, 0, 0, step.after()));
    }
    assertThat(lines(Schedule.play(steps, true))).isEqualTo(lines(Schedule.play(calm, false)));
  }

  private static List<String> lines(Schedule schedule) {
    return schedule.run.decisions().stream().map(Play::line).collect(Collectors.toList());
  }

  @Property
  void afterAnOutageThereIsOneDigestAPerson(@ForAll("schedules") List<Step> steps) {
    Schedule calm = Schedule.play(steps, false);
    long wall = calm.ends + 3 * Schedule.DAY;
    DryRun late = new DryRun();
    late.wall(wall);
    calm.policies.forEach((at, which) -> late.rules(at, Schedule.ROUTERS.get(which)));
    List<Incoming> firing =
        calm.alerts.stream().filter(alert -> alert.item().at() < calm.ends).toList();
    firing.forEach(late::alert);
    late.playUntil(wall);

    Map<String, List<Message>> byPerson =
        late.messages().stream().collect(Collectors.groupingBy(m -> m.recipient().id()));
    byPerson.forEach(
        (id, messages) -> {
          assertThat(messages).as("told to %s", id).hasSize(1);
          assertThat(messages.get(0).digest()).isTrue();
          assertThat(messages.get(0).at()).isGreaterThanOrEqualTo(wall - HOUR);
        });
  }

  @Property
  void nobodyGetsMoreThanTheLimit(@ForAll("schedules") List<Step> steps) {
    List<Step> limited = new ArrayList<>();
    limited.add(new Step(9, 0, 5, 1));
    steps.stream().filter(step -> step.kind() != 9).forEach(limited::add);
    Schedule schedule = Schedule.play(limited, false);
    Map<String, List<Long>> sent = new HashMap<>();
    for (Message message : schedule.run.messages()) {
      if (message.at() < schedule.lifted && !message.digest()) {
        sent.computeIfAbsent(
                message.recipient().id() + message.chain().channels().get(0).name(),
                key -> new ArrayList<>())
            .add(message.at());
      }
    }
    for (List<Long> instants : sent.values()) {
      for (int i = 2; i < instants.size(); i++) {
        assertThat(instants.get(i) - instants.get(i - 2)).isGreaterThanOrEqualTo(6 * HOUR);
      }
    }
  }

  private static Telling telling(Message message, Item item) {
    Telling telling = message.telling(item);
    assertThat(telling).isNotNull();
    return telling;
  }

  @Provide
  Arbitrary<List<Step>> schedules() {
    Arbitrary<Long> gaps =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.longs().between(1_000, 60_000)),
            net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(60_000, 6 * HOUR)),
            net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(6 * HOUR, 60 * HOUR)));
    return Combinators.combine(
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 40),
            gaps)
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }
}
