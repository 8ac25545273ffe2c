package io.channelwatch.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.DealTurns;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Truth;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

  private final Formulas formulas = new Formulas().with("two", 2).with("three", 3);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 / 2; 0.5",
        "7; 7",
        "-7 + two; -5",
        "1 + 2 * 3; 7",
        "(1 + 2) * 3; 9",
        "10 - 3 - 2; 5",
        "12 / 3 / 2; 2",
        "0x10; 16",
        "two > 1 ? 1 : 2.5; 1",
        "change(3, 2); 0.5",
        "change(-1, -2); 0.5",
        "score(two, 0, 4); 50",
        "score(two, 4, 0); 50",
        "score(9, 0, 4); 100",
        "score(-9, 0, 4); 0",
        "when(two == 2, three); 3",
      })
  void calculatesWithDoublesThroughout(String formula, double expected) {
    assertThat(formulas.number(formula)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true || false && false",
        "two < 3 == true",
        "two + 1 > 2",
        "!(two > 3) && three >= 3",
        "two in [1, 2]",
        "tier in ['gold', 'platinum']",
        "type == 'reseller' && country != 'US'",
        "status == 'ACTIVE'",
        "labels.segment == 'smb' && labels['segment'] == 'smb'",
        "'segment' in labels && !('x' in labels)",
        "cam.startsWith('A') && cam.endsWith('n') && cam.contains('n') && cam.matches('^A.n$')",
        "name + '!' == 'Acme!'",
      })
  void readsConditionsAsCelDoes(String condition) {
    assertThat(formulas.truth(condition)).isEqualTo(Truth.TRUE);
  }

  @Test
  void asksThePartner() {
    formulas
        .withCall("count wins DAYS 90 0", 6)
        .withCall("sum activity.mdf_utilized QUARTER 0 0", 4)
        .withCall("count registrations DAYS 30 7", 5)
        .withCall("days_with activity HOURS 24 0", 1)
        .withCall("days_since revenue", 12)
        .withCall("open_count", 9)
        .withCall("open_value NEGOTIATION", 100)
        .withCall("open_value QUARTER", 50)
        .withCall("overdue_count 14.0", 2)
        .withCall("slipped_value", 8)
        .withCall("target revenue QUARTER", 1000)
        .withCall("target revenue YEAR", 4000)
        .withCall("elapsed MONTH", 0.5)
        .withCall("tenure_days", 400);
    assertThat(formulas.truth("count('wins','90d') > 5")).isEqualTo(Truth.TRUE);
    assertThat(formulas.number("sum('activity.mdf_utilized', \"quarter\")")).isEqualTo(4);
    assertThat(formulas.number("count('registrations','30d','7d')")).isEqualTo(5);
    assertThat(formulas.number("days_with('activity','24h')")).isEqualTo(1);
    assertThat(formulas.number("days_since('revenue')")).isEqualTo(12);
    assertThat(formulas.number("open_count() / 2")).isEqualTo(4.5);
    assertThat(formulas.number("open_value('NEGOTIATION')")).isEqualTo(100);
    assertThat(formulas.number("open_value('quarter')")).isEqualTo(50);
    assertThat(formulas.number("overdue_count(14)")).isEqualTo(2);
    assertThat(formulas.number("slipped_value()")).isEqualTo(8);
    assertThat(formulas.number("target('revenue')")).isEqualTo(1000);
    assertThat(formulas.number("target('revenue','year')")).isEqualTo(4000);
    assertThat(formulas.number("elapsed('month')")).isEqualTo(0.5);
    assertThat(formulas.number("tenure_days()")).isEqualTo(400);
  }

  @Test
  void notesValuesAsTheyAreWrittenAndInTheirOrder() {
    Trace trace =
        formulas
            .compiled("two > 1 && change( count('wins', '90d'),\n count('losses','90d')) < -0.5")
            .trace();
    assertThat(trace.values())
        .extracting(Trace.Value::text)
        .containsExactly(
            "two",
            "change( count('wins', '90d'),\n count('losses','90d'))",
            "count('wins', '90d')",
            "count('losses','90d')");
    assertThat(trace.comparisons())
        .containsExactly(
            new Trace.Comparison("two", ">", 1),
            new Trace.Comparison(
                "change( count('wins', '90d'),\n count('losses','90d'))", "<", -0.5));
  }

  @Test
  void turnsAComparisonRound() {
    assertThat(formulas.compiled("3 >= two").trace().comparisons())
        .containsExactly(new Trace.Comparison("two", "<=", 3));
    assertThat(formulas.compiled("two < three").trace().comparisons()).isEmpty();
    assertThat(formulas.compiled("two + 1 < 3").trace().comparisons()).isEmpty();
  }

  @Test
  void noticesParenthesesInsideTexts() {
    assertThat(formulas.compiled("coalesce(target('a)\\'(b'), 1) > 2").trace().values())
        .extracting(Trace.Value::text)
        .containsExactly("coalesce(target('a)\\'(b'), 1)", "target('a)\\'(b')");
  }

  @Test
  void knowsWhenAValueCanChange() {
    assertThat(call("count('wins','all')").turnsWithDays()).isFalse();
    assertThat(call("count('wins','24h')").turnsWithHours()).isTrue();
    assertThat(call("count('wins','7d')").turnsWithHours()).isFalse();
    assertThat(call("count('wins','7d')").turnsWithDays()).isTrue();
    assertThat(call("slipped_count()").turnsWithDays()).isTrue();
    assertThat(call("open_value()").turnsWithDays()).isFalse();
    assertThat(call("open_value('PROPOSAL')").turnsWithDays()).isFalse();
    assertThat(call("open_value('quarter')").turnsWithDays()).isTrue();
    assertThat(call("open_value()").readsOpenDeals()).isTrue();
    assertThat(call("target('revenue')").readsTargets()).isTrue();
    assertThat(call("tenure_days()").readsProfile()).isTrue();
    assertThat(call("days_since('wins')").readsProfile()).isTrue();
  }

  @Test
  void knowsThePeriodsThatItNames() {
    assertThat(reads("count('wins','week')").periods()).isEmpty();
    assertThat(reads("count('wins','prev_month')").periods()).containsExactly(PeriodUnit.MONTH);
    assertThat(reads("elapsed('year')").periods()).containsExactly(PeriodUnit.YEAR);
    assertThat(reads("target('revenue')").periods()).containsExactly(PeriodUnit.QUARTER);
    assertThat(reads("slipped_count()").periods()).isEmpty();
    assertThat(reads("open_value('quarter')").periods()).containsExactly(PeriodUnit.QUARTER);
  }

  @Test
  void knowsWhetherADealsAgeIsComparedOrUsedOtherwise() {
    Reads compared = dealReads("deal.age_days > 3 && 5 <= deal.age_days");
    assertThat(compared.dealDays()).isFalse();
    assertThat(compared.dealAges())
        .containsExactly(Map.entry(DealTurns.Age.SINCE_REGISTERED, Set.of(3.0, 5.0)));

    assertThat(dealReads("deal.age_days > 3 && deal.age_days + 1 > 7").dealDays()).isTrue();
    assertThat(dealReads("deal.days_in_stage > deal.days_since_update").dealDays()).isTrue();
    assertThat(dealReads("deal.days_overdue in [1, 2]").dealDays()).isTrue();
    assertThat(dealReads("known(deal.days_overdue)").dealDays()).isFalse();
    assertThat(dealReads("known(deal.age_days + 1)").dealDays()).isTrue();
    assertThat(dealReads("deal.amount > 3").dealDays()).isFalse();
  }

  private Reads dealReads(String condition) {
    return new Expressions(formulas).compile(condition, Place.DEAL).trace().reads();
  }

  private Call call(String formula) {
    return reads(formula).calls().get(0);
  }

  private Reads reads(String formula) {
    return formulas.compiled(formula).trace().reads();
  }
}
