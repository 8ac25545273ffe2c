package io.channelwatch.alert;

import static io.channelwatch.alert.TransitionType.OPENED;
import static io.channelwatch.alert.TransitionType.RESOLVED;
import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.INFO;
import static io.channelwatch.rule.Severity.WARNING;
import static io.channelwatch.rule.Truth.ABSENT;
import static io.channelwatch.rule.Truth.FALSE;
import static io.channelwatch.rule.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertLifecycleTest {
  private final SteppedAlert alert = new SteppedAlert();

  @Test
  void opensAsSoonAsALevelFires() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 0).when(WARNING, TRUE);

    alert.step(rule, 10);

    assertThat(alert.told()).containsExactly("10 OPENED WARNING from null #0");
    assertThat(alert.state().episode()).isEqualTo(new Episode(10, 0, WARNING));
  }

  @Test
  void saysNothingWhileALevelIsOnlyPending() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 30).when(WARNING, TRUE);

    alert.step(rule, 10);

    assertThat(alert.told()).isEmpty();
    assertThat(alert.state().deadline()).isEqualTo(40);
  }

  @Test
  void forgetsAConditionThatPassedBeforeItFired() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 30).when(WARNING, TRUE);
    alert.step(rule, 10);

    alert.step(rule.when(WARNING, FALSE), 20);

    assertThat(alert.told()).isEmpty();
    assertThat(alert.state()).isNull();
  }

  @Test
  void roundsDeadlinesUpToAnEvaluationInstant() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 31).when(WARNING, TRUE);

    alert.step(rule, 10);

    assertThat(alert.state().deadline()).isEqualTo(50);
  }

  @Test
  void waitsForTheEarliestOfItsDeadlines() {
    SwitchedRule rule =
        new SwitchedRule()
            .level(WARNING, 90)
            .level(CRITICAL, 40)
            .when(WARNING, TRUE)
            .when(CRITICAL, TRUE);

    alert.step(rule, 10);

    assertThat(alert.state().deadline()).isEqualTo(50);
  }

  @Test
  void letsASevereLevelFireWhileAMilderOneIsPending() {
    SwitchedRule rule =
        new SwitchedRule()
            .level(WARNING, 90)
            .level(CRITICAL, 0)
            .when(WARNING, TRUE)
            .when(CRITICAL, TRUE);

    alert.step(rule, 10);
    alert.step(rule.when(CRITICAL, FALSE), 20);
    alert.step(rule, 100);

    assertThat(alert.told())
        .containsExactly(
            "10 OPENED CRITICAL from null #0",
            "20 RESOLVED CRITICAL from CRITICAL #1 CLEARED",
            "100 OPENED WARNING from null #0");
  }

  @Test
  void tellsOneChangeOfSeverityAnEvaluation() {
    SwitchedRule rule =
        new SwitchedRule().level(INFO, 0).level(WARNING, 0).level(CRITICAL, 0).when(INFO, TRUE);

    alert.step(rule, 10);
    alert.step(rule.when(WARNING, TRUE).when(CRITICAL, TRUE), 20);
    alert.step(rule.when(WARNING, FALSE), 30);
    alert.step(rule.when(CRITICAL, FALSE), 40);
    alert.step(rule.when(INFO, FALSE), 50);

    assertThat(alert.told())
        .containsExactly(
            "10 OPENED INFO from null #0",
            "20 ESCALATED CRITICAL from INFO #1",
            "40 DEESCALATED INFO from CRITICAL #2",
            "50 RESOLVED INFO from INFO #3 CLEARED");
  }

  @Test
  void staysOneEpisodeWhenOneLevelTakesOverFromAnother() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 0).level(CRITICAL, 0).when(WARNING, TRUE);
    alert.step(rule, 10);

    alert.step(rule.when(WARNING, FALSE).when(CRITICAL, TRUE), 20);

    assertThat(alert.told()).last().isEqualTo("20 ESCALATED CRITICAL from WARNING #1");
  }

  @Test
  void keepsTheSeverityOfALevelThatRecovers() {
    SwitchedRule rule =
        new SwitchedRule()
            .level(WARNING, 0)
            .level(CRITICAL, 0)
            .keepFiringFor(50)
            .when(WARNING, TRUE)
            .when(CRITICAL, TRUE);
    alert.step(rule, 10);

    alert.step(rule.when(CRITICAL, FALSE), 20);
    alert.step(rule, 60);
    alert.step(rule, 70);

    assertThat(alert.told())
        .containsExactly(
            "10 OPENED CRITICAL from null #0", "70 DEESCALATED WARNING from CRITICAL #1");
  }

  @Test
  void firesAgainWithoutAWordWhenARecoveryFails() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 40).keepFiringFor(50).when(WARNING, TRUE);
    alert.step(rule, 10);
    alert.step(rule, 50);
    alert.step(rule.when(WARNING, FALSE), 60);

    alert.step(rule.when(WARNING, TRUE), 70);

    assertThat(alert.told()).hasSize(1);
    assertThat(alert.state().levels().warning()).isEqualTo(LevelState.FIRING);
    assertThat(alert.state().deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Nested
  class Clearing {

    @Test
    void goesOnFiringBetweenTheTwoConditions() {
      SwitchedRule rule = new SwitchedRule().levelWithClear(WARNING, 0).when(WARNING, TRUE);
      alert.step(rule, 10);

      alert.step(rule.when(WARNING, FALSE).clearWhen(WARNING, FALSE), 20);

      assertThat(alert.state().levels().warning()).isEqualTo(LevelState.FIRING);
    }

    @Test
    void goesOnFiringWhereBothConditionsHold() {
      SwitchedRule rule = new SwitchedRule().levelWithClear(WARNING, 0).when(WARNING, TRUE);
      alert.step(rule, 10);

      alert.step(rule.clearWhen(WARNING, TRUE), 20);

      assertThat(alert.told()).hasSize(1);
    }

    @Test
    void goesOnFiringWhereOnlyTheConditionForItsRecoveryIsAbsent() {
      SwitchedRule rule = new SwitchedRule().levelWithClear(WARNING, 0).when(WARNING, TRUE);
      alert.step(rule, 10);

      alert.step(rule.when(WARNING, FALSE).clearWhen(WARNING, ABSENT), 20);

      assertThat(alert.told()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Truth.class)
    void recoversWhereItsConditionIsAbsentWhateverTheOtherSays(Truth clear) {
      SwitchedRule rule = new SwitchedRule().levelWithClear(WARNING, 0).when(WARNING, TRUE);
      alert.step(rule, 10);

      alert.step(rule.when(WARNING, ABSENT).clearWhen(WARNING, clear), 20);

      assertThat(alert.told()).last().asString().endsWith("ABSENT");
    }

    @Test
    void isNotPendingOnAnAbsentCondition() {
      SwitchedRule rule = new SwitchedRule().level(WARNING, 30).when(WARNING, TRUE);
      alert.step(rule, 10);

      alert.step(rule.when(WARNING, ABSENT), 40);

      assertThat(alert.state()).isNull();
      assertThat(alert.told()).isEmpty();
    }
  }

  @Nested
  class Applying {

    @ParameterizedTest
    @EnumSource(
        value = Truth.class,
        names = {"FALSE", "ABSENT"})
    void endsAtOnceWhereTheRuleDoesNotApply(Truth applies) {
      SwitchedRule rule = new SwitchedRule().level(WARNING, 0).keepFiringFor(50);
      alert.step(rule.when(WARNING, TRUE), 10);

      alert.step(rule.applies(applies), 20);

      assertThat(alert.told()).last().asString().endsWith("NOT_APPLICABLE");
      assertThat(alert.state()).isNull();
    }

    @Test
    void beginsNothingWhereTheRuleDoesNotApply() {
      alert.step(new SwitchedRule().level(WARNING, 0).when(WARNING, TRUE).applies(FALSE), 10);

      assertThat(alert.state()).isNull();
    }

    @Test
    void endsForReasonsFromOutsideWithoutAskingTheRule() {
      alert.step(new SwitchedRule().level(WARNING, 0).when(WARNING, TRUE), 10);

      alert.end(ResolveReason.DEAL_CLOSED, 20);

      assertThat(alert.told()).last().isEqualTo("20 RESOLVED WARNING from WARNING #1 DEAL_CLOSED");
    }

    @Test
    void saysNothingWhenWhatEndsHadNotFired() {
      alert.step(new SwitchedRule().level(WARNING, 30).when(WARNING, TRUE), 10);

      alert.end(ResolveReason.DEAL_CLOSED, 20);

      assertThat(alert.told()).isEmpty();
      assertThat(alert.state()).isNull();
    }
  }

  @Test
  void remembersTheSameStateWhereNothingChanged() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 90).when(WARNING, TRUE);
    alert.step(rule, 10);
    AlertState pending = alert.state();

    alert.step(rule, 20);

    assertThat(alert.state()).isSameAs(pending);
  }

  @Test
  void numbersItsTransitionsFromItsOwnOpening() {
    SwitchedRule rule = new SwitchedRule().level(WARNING, 0);
    for (long at = 10; at < 90; at += 20) {
      alert.step(rule.when(WARNING, TRUE), at);
      alert.step(rule.when(WARNING, FALSE), at + 10);
    }

    assertThat(alert.changes()).extracting(Step.Change::type).startsWith(OPENED, RESOLVED);
    assertThat(alert.changes())
        .extracting(change -> change.episode().sequence())
        .containsExactly(0, 1, 0, 1, 0, 1, 0, 1);
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void opensAtAnySeverity(Severity severity) {
    alert.step(new SwitchedRule().level(severity, 0).when(severity, TRUE), 10);

    assertThat(alert.changes()).extracting(Step.Change::type).containsExactly(OPENED);
  }
}
