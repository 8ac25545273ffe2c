package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.SubjectType;
import io.channelwatch.alert.Transition;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.conventions.RecordedMetrics;
import io.channelwatch.rule.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenAlertsTest {

  private final RecordedMetrics metrics = new RecordedMetrics();
  private final OpenAlerts alerts = new OpenAlerts(metrics.operator());

  @Test
  void anAlertCountsUnderTheSeverityThatItHasNow() {
    alerts.changed(transition(TransitionType.OPENED, Severity.WARNING, null));
    alerts.changed(transition(TransitionType.ESCALATED, Severity.CRITICAL, Severity.WARNING));
    assertThat(open("WARNING")).isZero();
    assertThat(open("CRITICAL")).isEqualTo(1);

    alerts.changed(transition(TransitionType.DEESCALATED, Severity.INFO, Severity.CRITICAL));
    assertThat(open("CRITICAL")).isZero();
    assertThat(open("INFO")).isEqualTo(1);

    alerts.changed(transition(TransitionType.RESOLVED, Severity.INFO, Severity.INFO));
    assertThat(open("INFO")).isZero();
  }

  private long open(String severity) {
    return metrics.value("rule_severity_alertsOpen{<rule>=r, <severity>=%s}".formatted(severity));
  }

  private static Transition transition(
      TransitionType type, Severity severity, @Nullable Severity before) {
    return new Transition(
        "a",
        0,
        "r",
        "set",
        1,
        "risk",
        SubjectType.PARTNER,
        "p",
        null,
        "p",
        type,
        null,
        severity,
        before,
        1,
        1,
        "title",
        "message",
        null,
        Map.of(),
        List.of(),
        null,
        null,
        Map.of(),
        new Evidence(List.of(), List.of()));
  }
}
