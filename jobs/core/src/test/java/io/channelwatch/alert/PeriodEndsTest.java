package io.channelwatch.alert;

import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.WARNING;
import static io.channelwatch.rule.Truth.ABSENT;
import static io.channelwatch.rule.Truth.FALSE;
import static io.channelwatch.rule.Truth.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.PeriodUnit;
import org.junit.jupiter.api.Test;

/** The end of an episode with a period that the rule names. */
class PeriodEndsTest {

  private static final long QUARTER_START = 1_000;

  private final SteppedAlert alert = new SteppedAlert();
  private final SwitchedRule rule =
      new SwitchedRule().level(WARNING, 0).names(PeriodUnit.QUARTER).when(WARNING, TRUE);

  @Test
  void isNoRecoveryWhereItBeginsWithAPeriodThatTheRuleNames() {
    alert.periodStarts((period, at) -> period == PeriodUnit.QUARTER && at == QUARTER_START);
    alert.step(rule, 10);

    alert.step(rule.when(WARNING, FALSE), QUARTER_START);

    assertThat(alert.told()).last().asString().endsWith("PERIOD_ENDED");
  }

  @Test
  void comesBeforeNotApplicableAndAbsent() {
    alert.periodStarts((period, at) -> at == QUARTER_START);
    alert.step(rule, 10);
    alert.step(rule.applies(ABSENT), QUARTER_START);
    alert.step(rule.applies(TRUE), QUARTER_START + 10);
    alert.periodStarts((period, at) -> at == QUARTER_START + 20);
    alert.step(rule.when(WARNING, ABSENT), QUARTER_START + 20);

    assertThat(alert.told())
        .filteredOn(line -> line.contains("RESOLVED"))
        .allMatch(line -> line.endsWith("PERIOD_ENDED"));
  }

  @Test
  void isARecoveryWhereItBeginsWithAPeriodThatTheRuleDoesNotName() {
    alert.periodStarts((period, at) -> period == PeriodUnit.MONTH && at == QUARTER_START);
    alert.step(rule, 10);

    alert.step(rule.when(WARNING, FALSE), QUARTER_START);

    assertThat(alert.told()).last().asString().endsWith("CLEARED");
  }

  @Test
  void countsFromWhereTheRecoveryBeganNotFromItsEnd() {
    alert.periodStarts((period, at) -> at == QUARTER_START);
    rule.keepFiringFor(50);
    alert.step(rule, 10);
    alert.step(rule.when(WARNING, FALSE), QUARTER_START);

    alert.step(rule, QUARTER_START + 50);

    assertThat(alert.told()).last().asString().endsWith("PERIOD_ENDED");
  }

  @Test
  void isARecoveryThatEndsWithAPeriodButBeganBefore() {
    alert.periodStarts((period, at) -> at == QUARTER_START);
    rule.keepFiringFor(50);
    alert.step(rule, 10);
    alert.step(rule.when(WARNING, FALSE), QUARTER_START - 50);

    alert.step(rule, QUARTER_START);

    assertThat(alert.told()).last().asString().endsWith("CLEARED");
  }

  @Test
  void countsFromTheLastRecoveryWhereOneFailed() {
    alert.periodStarts((period, at) -> at == QUARTER_START);
    rule.keepFiringFor(50);
    alert.step(rule, 10);
    alert.step(rule.when(WARNING, FALSE), QUARTER_START);
    alert.step(rule.when(WARNING, TRUE), QUARTER_START + 10);
    alert.step(rule.when(WARNING, FALSE), QUARTER_START + 20);

    alert.step(rule, QUARTER_START + 70);

    assertThat(alert.told()).last().asString().endsWith("CLEARED");
  }

  @Test
  void isNotApplicableWhereThatComesLaterThanTheRecoveryThatThePeriodBegan() {
    alert.periodStarts((period, at) -> at == QUARTER_START);
    rule.keepFiringFor(50);
    alert.step(rule, 10);
    alert.step(rule.when(WARNING, FALSE), QUARTER_START);

    alert.step(rule.applies(FALSE), QUARTER_START + 10);

    assertThat(alert.told()).last().asString().endsWith("NOT_APPLICABLE");
  }

  @Test
  void isDecidedByTheMostSevereLevelThatEnds() {
    SwitchedRule both =
        new SwitchedRule()
            .level(WARNING, 0)
            .level(CRITICAL, 0)
            .keepFiringFor(50)
            .names(PeriodUnit.QUARTER)
            .when(WARNING, TRUE)
            .when(CRITICAL, TRUE);
    alert.periodStarts((period, at) -> at == QUARTER_START);
    alert.step(both, 10);
    alert.step(both.when(WARNING, FALSE), QUARTER_START - 10);
    alert.step(both.when(CRITICAL, ABSENT), QUARTER_START);

    // evaluated late: both intervals have run out
    alert.step(both, QUARTER_START + 50);

    assertThat(alert.told()).last().asString().endsWith("PERIOD_ENDED");
  }
}
