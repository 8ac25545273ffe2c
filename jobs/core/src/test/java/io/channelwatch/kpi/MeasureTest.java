package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registrations",
        "approvals.sourced",
        "rejections",
        "wins.influenced",
        "losses",
        "expirations.fulfilled",
        "win_cycle",
        "stage.PROPOSAL",
        "stage.WITHDRAWN.sourced",
        "revenue",
        "revenue.influenced",
        "revenue.new",
        "revenue.expansion",
        "revenue.renewal",
        "customers",
        "activity",
        "activity.portal_login",
        "activity_amount",
        "activity_amount.mdf_utilized"
      })
  void everyMeasureIsKnownByItsName(String name) {
    assertThat(Measure.problem(name)).isNull();
    assertThat(Measure.parse(name)).isEqualTo(new Measure(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registration|there is no measure 'registration'; did you mean 'registrations'?",
        "revenu.new|there is no measure 'revenu.new'; did you mean 'revenue'?",
        "wins.new|the measure 'wins' has no suffix '.new'. Suffixes are .sourced",
        "wins.sorced|the measure 'wins' has no suffix '.sorced'; did you mean 'wins.sourced'?",
        "revenue.renewl|did you mean 'revenue.renewal'? Suffixes are .sourced, .influenced,",
        "customers.sourced|the measure 'customers' takes no suffix, not '.sourced' either",
        "stage.PROPOSED|there is no stage 'PROPOSED' in the measure 'stage.PROPOSED'; did you mean"
            + " 'PROPOSAL'?",
        "stage|there is no stage '' in the measure 'stage'",
        "stage.won|did you mean 'WON'?",
        "wins.|the measure 'wins' has no suffix '.'",
        "wins.unknown|the measure 'wins' has no suffix '.unknown'",
        "activity.|'activity.' lacks a type of activity, such as 'activity.portal_login'",
        "activity.portal login|'activity.portal login' lacks a type of activity"
      })
  void aWrongNameIsAnsweredWithTheNearestOne(String name, String problem) {
    assertThat(Measure.problem(name)).contains(problem);
    assertThatThrownBy(() -> Measure.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(Measure.problem(name));
  }

  @Test
  void dealMeasuresAreToldFromTheOthers() {
    assertThat(Measure.parse("stage.WON.sourced").isDealMeasure()).isTrue();
    assertThat(Measure.parse("win_cycle").isDealMeasure()).isTrue();
    assertThat(Measure.parse("revenue.sourced").isDealMeasure()).isFalse();
    assertThat(Measure.parse("activity.wins").isDealMeasure()).isFalse();
  }
}
