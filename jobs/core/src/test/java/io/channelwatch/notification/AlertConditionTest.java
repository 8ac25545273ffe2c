package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertConditionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "severity == 'WARNING' && role == 'cam'",
        "labels.family == 'pipeline'",
        "kind in ['risk', 'growth']",
        "reason == null",
        "previous_severity == null",
        "partner_id == 'p1'",
        "subject.type == 'PARTNER' && subject.name == 'Acme'",
        "rule_id.startsWith('pipeline-')",
        "!has(labels.team)",
      })
  void holdsForAnOpenedAlert(String condition) throws AlertCondition.Invalid {
    assertThat(AlertCondition.compile(condition).holds(Examples.opened("a", 1_000), "cam"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "labels.team == 'x'", "role == 'leader'", "reason == 'CLEARED'"})
  void doesNotHoldForAnOpenedAlert(String condition) throws AlertCondition.Invalid {
    assertThat(AlertCondition.compile(condition).holds(Examples.opened("a", 1_000), "cam"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"severty == 'x'", "severity", "severity == 1", "subject.nme == 'x'", "1 +"})
  void refusesWhatIsNoCondition(String condition) {
    assertThatThrownBy(() -> AlertCondition.compile(condition))
        .isInstanceOf(AlertCondition.Invalid.class);
  }
}
