package io.channelwatch.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.conventions.OperatorStates;
import io.channelwatch.notifying.Stages.Kept;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/**
 * What the notifying job keeps, stage by stage, in the midst of a story: a message told and one
 * that does not get through, an open group, a digest to come, reminders, a silence, an end.
 */
class StatesTest {

  @Test
  void theFormsAreThoseOfTheLatestRelease() throws Exception {
    try (Stages stages = Stages.start(null)) {
      for (Map.Entry<String, OperatorSubtaskState> state : begin(stages).byUid().entrySet()) {
        OperatorStates.holdForm(state.getKey(), state.getValue());
      }
    }
  }

  @Test
  void theStatesOfAnyReleaseGoOnAsIfNothingHadHappened() throws Exception {
    Kept now;
    List<String> expected;
    try (Stages stages = Stages.start(null)) {
      now = begin(stages);
      expected = goOn(stages);
    }
    assertThat(expected)
        .anyMatch(told -> told.contains("DIGEST"))
        .anyMatch(told -> told.contains("REPEAT"))
        .anyMatch(told -> told.contains("ESCALATION"))
        .anyMatch(told -> told.contains("HANDED_OVER"))
        .anyMatch(told -> told.contains("RESOLVED"))
        .anyMatch(told -> told.contains("follows [thread of"));
    for (Map.Entry<String, Kept> release : releases(now).entrySet()) {
      try (Stages stages = Stages.start(release.getValue())) {
        assertThat(goOn(stages)).as(release.getKey()).containsExactlyElementsOf(expected);
      }
    }
  }

  private static Map<String, Kept> releases(Kept now) throws Exception {
    Map<String, Map<String, OperatorSubtaskState>> byRelease = new TreeMap<>();
    for (Map.Entry<String, OperatorSubtaskState> state : now.byUid().entrySet()) {
      OperatorStates.ofEachRelease(state.getKey(), state.getValue())
          .forEach(
              (release, kept) ->
                  byRelease
                      .computeIfAbsent(release, r -> new LinkedHashMap<>())
                      .put(state.getKey(), kept));
    }
    Map<String, Kept> releases = new TreeMap<>();
    byRelease.forEach((release, states) -> releases.put(release, new Kept(states)));
    return releases;
  }

  private static Kept begin(Stages stages) throws Exception {
    stages.rules(-1_000);
    stages.silence("mute", "alert_id == 'b'", 0, 3_600);
    stages.opened("ended", -900);
    stages.resolved("ended", -500);
    stages.opened("a", 0);
    stages.opened("b", 1);
    stages.warned("c", 2);
    stages.clock(60);
    stages.awaitDecisions(3);
    stages.channelGoesDown();
    stages.opened("d", 70);
    stages.clock(600);
    stages.awaitAttempt();
    stages.opened("e", 610);
    stages.clock(620);
    stages.opened("f", 700);
    return stages.keep();
  }

  private static List<String> goOn(Stages stages) throws Exception {
    stages.channelComesBack();
    stages.resolved("a", 800);
    stages.opened("a", 0);
    stages.opened("ended", -900);
    stages.clock(2_000);
    stages.contactBecomes("Bob", 9_000);
    stages.clock(30_000);
    return stages.decisions();
  }
}
