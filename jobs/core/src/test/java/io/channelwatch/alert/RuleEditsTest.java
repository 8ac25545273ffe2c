package io.channelwatch.alert;

import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.WARNING;
import static io.channelwatch.rule.Truth.FALSE;
import static io.channelwatch.rule.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What edits of a rule do to its open alert. */
class RuleEditsTest {

  private final SteppedAlert alert = new SteppedAlert();

  @Test
  void keepASinceUnderTheNewHold() {
    alert.step(new SwitchedRule().level(WARNING, 90).when(WARNING, TRUE), 10);

    alert.step(new SwitchedRule().level(WARNING, 50).when(WARNING, TRUE), 30);
    assertThat(alert.state().deadline()).isEqualTo(60);
    alert.step(new SwitchedRule().level(WARNING, 20).when(WARNING, TRUE), 40);

    assertThat(alert.told()).containsExactly("40 OPENED WARNING from null #0");
  }

  @Test
  void neitherEndNorAnnounceAgainWhatStillFires() {
    alert.step(new SwitchedRule().level(WARNING, 0).when(WARNING, TRUE), 10);

    alert.step(new SwitchedRule().level(WARNING, 90).when(WARNING, TRUE), 20);

    assertThat(alert.told()).hasSize(1);
    assertThat(alert.state().levels().warning()).isEqualTo(LevelState.FIRING);
  }

  @Test
  void lowerTheSeverityWhereTheyRemoveTheMostSevereLevel() {
    SwitchedRule both = new SwitchedRule().level(WARNING, 0).level(CRITICAL, 0);
    alert.step(both.when(WARNING, TRUE).when(CRITICAL, TRUE), 10);

    alert.step(new SwitchedRule().level(WARNING, 0).when(WARNING, TRUE), 20);

    assertThat(alert.told()).last().isEqualTo("20 DEESCALATED WARNING from CRITICAL #1");
  }

  @Test
  void resolveWhereTheyRemoveTheLastLevelThatFires() {
    SwitchedRule both = new SwitchedRule().level(WARNING, 0).level(CRITICAL, 0);
    alert.step(both.when(CRITICAL, TRUE), 10);

    alert.step(new SwitchedRule().level(WARNING, 0), 20);

    assertThat(alert.told()).last().isEqualTo("20 RESOLVED CRITICAL from CRITICAL #1 RULE_REMOVED");
  }

  @Test
  void resolveAsRemovedEvenWhereTheRuleNoLongerAppliesEither() {
    alert.step(new SwitchedRule().level(CRITICAL, 0).when(CRITICAL, TRUE), 10);

    alert.step(new SwitchedRule().level(WARNING, 0).applies(FALSE), 20);

    assertThat(alert.told()).last().asString().endsWith("RULE_REMOVED");
  }

  @Test
  void letTheRemainingLevelSayWhyItEndsWhereOneIsRemovedBesideIt() {
    SwitchedRule both = new SwitchedRule().level(WARNING, 0).level(CRITICAL, 0);
    alert.step(both.when(WARNING, TRUE).when(CRITICAL, TRUE), 10);

    alert.step(new SwitchedRule().level(WARNING, 0), 20);

    assertThat(alert.told()).last().isEqualTo("20 RESOLVED CRITICAL from CRITICAL #1 CLEARED");
  }

  @Test
  void handTheEpisodeToALevelThatFiresAtTheEdit() {
    alert.step(new SwitchedRule().level(WARNING, 0).when(WARNING, TRUE), 10);

    alert.step(new SwitchedRule().level(CRITICAL, 0).when(CRITICAL, TRUE), 20);

    assertThat(alert.told()).last().isEqualTo("20 ESCALATED CRITICAL from WARNING #1");
  }
}
