package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "role in ['cam', 'channel-ops'] && labels.family != 'Pipeline'",
      })
  void holdsForAnOpenedAlert(String condition) throws AlertCondition.Invalid {
    assertThat(
            AlertCondition.compile(condition, Set.of("channel-ops"))
                .holds(Examples.opened("a", 1_000), "cam"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "labels.team == 'x'", "role == 'leader'", "reason == 'CLEARED'"})
  void doesNotHoldForAnOpenedAlert(String condition) throws AlertCondition.Invalid {
    assertThat(
            AlertCondition.compile(condition, Set.of("channel-ops"))
                .holds(Examples.opened("a", 1_000), "cam"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"severty == 'x'", "severity", "severity == 1", "subject.nme == 'x'", "1 +"})
  void refusesWhatIsNoCondition(String condition) {
    assertThatThrownBy(() -> AlertCondition.compile(condition, Set.of("channel-ops")))
        .isInstanceOf(AlertCondition.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "severity == 'critical'|12|'critical' is no severity (INFO, WARNING, CRITICAL);"
            + " did you mean 'CRITICAL'?",
        "true && 'grwth' == kind|8|'grwth' is no kind (risk, growth, data_quality);"
            + " did you mean 'growth'?",
        "role in ['cam', 'leadr']|16|'leadr' is no role (cam, leader, channel-ops);"
            + " did you mean 'leader'?",
        "transition != 'CLOSED'|14|'CLOSED' is no transition (OPENED, ESCALATED, DEESCALATED,"
            + " RESOLVED)",
        "!(subject.type == 'Deal')|18|'Deal' is no subject.type (PARTNER, DEAL, SEGMENT);"
            + " did you mean 'DEAL'?",
      })
  void refusesWhatAFieldCanNeverBe(String condition, int at, String message) {
    assertThatThrownBy(() -> AlertCondition.compile(condition, Set.of("channel-ops")))
        .isInstanceOfSatisfying(
            AlertCondition.Invalid.class,
            e -> assertThat(e.faults()).containsExactly(new AlertCondition.Fault(at, message)));
  }
}
