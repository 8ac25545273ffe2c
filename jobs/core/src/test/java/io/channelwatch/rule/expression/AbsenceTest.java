package io.channelwatch.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsenceTest {

  private final Formulas formulas = new Formulas().with("two", 2).with("nought", 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "true && true; TRUE",
        "true && false; FALSE",
        "false && false; FALSE",
        "gone > 1 && true; ABSENT",
        "true && gone > 1; ABSENT",
        "gone > 1 && false; FALSE",
        "false && gone > 1; FALSE",
        "gone > 1 && gone > 1; ABSENT",
        "true || false; TRUE",
        "false || false; FALSE",
        "gone > 1 || true; TRUE",
        "true || gone > 1; TRUE",
        "gone > 1 || false; ABSENT",
        "false || gone > 1; ABSENT",
        "gone > 1 || gone > 1; ABSENT",
        "!(gone > 1); ABSENT",
        "!(two > 1); FALSE",
        "gone == gone; ABSENT",
        "gone != 1; ABSENT",
        "gone < 1; ABSENT",
        "gone <= 1; ABSENT",
        "gone >= 1; ABSENT",
        "1 < gone; ABSENT",
        "two == 2; TRUE",
        "two != 2; FALSE",
        "two <= 2; TRUE",
        "two >= 2; TRUE",
        "two < 2; FALSE",
        "two > 2; FALSE",
      })
  void followsTheTruthTables(String condition, Truth truth) {
    assertThat(formulas.truth(condition)).isEqualTo(truth);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gone + 1",
        "1 - gone",
        "gone * 0",
        "gone / 2",
        "-gone",
        "two / 0",
        "two / nought",
        "0 / 0",
        "change(two, 0)",
        "change(gone, two)",
        "score(gone, 0, 1)",
        "when(gone > 1, two)",
        "when(false, two)",
        "gone > 1 ? 1 : 2",
        "coalesce(gone, gone)",
        "target('revenue')",
        "1e308 * 10",
      })
  void isWhateverReadsWhatCannotBeKnown(String formula) {
    assertThat(formulas.number(formula)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region == 'EMEA'",
        "region != 'EMEA'",
        "!(region == 'EMEA')",
        "region in ['EMEA']",
        "tier in [region, 'gold']",
        "gone in [1, 2]",
        "two in [gone, 2]",
        "labels.missing == 'x'",
        "labels['missing'] == 'x'",
        "region.startsWith('E')",
        "leader == 'Bob'",
        "gone > 1 ? true : true",
        "when(false, true)",
      })
  void holdsForTextsAndConditionsToo(String condition) {
    assertThat(formulas.truth(condition)).isEqualTo(Truth.ABSENT);
  }

  @Test
  void endsAtCoalesceAndKnown() {
    assertThat(formulas.number("coalesce(gone, 7)")).isEqualTo(7);
    assertThat(formulas.number("coalesce(two, 7)")).isEqualTo(2);
    assertThat(formulas.text("coalesce(region, 'nowhere')")).isEqualTo("nowhere");
    assertThat(formulas.truth("coalesce(gone > 1, false)")).isEqualTo(Truth.FALSE);
    assertThat(formulas.truth("known(gone)")).isEqualTo(Truth.FALSE);
    assertThat(formulas.truth("known(two)")).isEqualTo(Truth.TRUE);
    assertThat(formulas.truth("!known(region)")).isEqualTo(Truth.TRUE);
    assertThat(formulas.truth("known(gone > 1)")).isEqualTo(Truth.FALSE);
    assertThat(formulas.truth("known(labels.segment)")).isEqualTo(Truth.TRUE);
  }

  @Test
  void doesNotTouchTheBranchThatIsNotTaken() {
    assertThat(formulas.number("two > 1 ? 5 : gone")).isEqualTo(5);
    assertThat(formulas.number("two > 3 ? gone : 5")).isEqualTo(5);
  }
}
