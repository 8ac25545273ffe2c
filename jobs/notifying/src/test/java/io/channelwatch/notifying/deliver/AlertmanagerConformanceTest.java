package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertmanagerConformanceTest extends HttpConformance {

  @Override
  String goodAnswer() {
    return "";
  }

  @Override
  ChannelSpec spec() {
    return new ChannelSpec(
        "alertmanager",
        ChannelSpec.Type.ALERTMANAGER,
        Map.of("url", server.url() + "/am/", "token", "${SECRET}"));
  }

  @Override
  void assertOnlyText(String received, String name) throws Exception {
    // Receivers get the name as it is; JSON alone stands between it and the rest.
    assertThat(new ObjectMapper().readTree(received).findValuesAsText("partner_id")).contains(name);
  }

  @Test
  void postsWhatFiresWithItsLabels() throws Exception {
    deliver(Examples.opened("a", Examples.OPENED_AT));

    LocalServer.Request request = server.requests().get(0);
    assertThat(request.path()).isEqualTo("/am/api/v2/alerts");
    assertThat(request.headers().get("Authorization")).isEqualTo(List.of("Bearer " + SECRET));
    JsonNode alert = new ObjectMapper().readTree(request.body()).path(0);
    assertThat(alert.at("/labels/alertname").asText()).isEqualTo("pipeline-coverage-low");
    assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
    assertThat(alert.at("/labels/partner_id").asText()).isEqualTo("p1");
    assertThat(alert.at("/labels/family").asText()).isEqualTo("pipeline");
    assertThat(alert.at("/annotations/remaining_coverage").asText()).isEqualTo("1.2");
    assertThat(alert.path("startsAt").asText()).isEqualTo("2026-03-02T08:30:00Z");
    assertThat(Instant.parse(alert.path("endsAt").asText()))
        .isAfter(Instant.parse(alert.path("startsAt").asText()));
  }

  @Test
  void whatEndsIsPostedWithItsEndUnderTheSameLabels() throws Exception {
    long end = Examples.OPENED_AT + Examples.DAY;
    deliver(
        Examples.item("a", 0, TransitionType.OPENED, Severity.WARNING, Examples.OPENED_AT),
        Examples.item("a", 1, TransitionType.RESOLVED, Severity.WARNING, end));

    JsonNode alerts = new ObjectMapper().readTree(server.requests().get(0).body());
    assertThat(alerts).hasSize(2);
    assertThat(alerts.path(1).path("labels")).isEqualTo(alerts.path(0).path("labels"));
    assertThat(alerts.path(1).path("endsAt").asText())
        .isEqualTo(Instant.ofEpochMilli(end).toString());
  }

  @Test
  void aChangeOfSeverityEndsOneAlertAndBeginsAnother() throws Exception {
    long at = Examples.OPENED_AT + Examples.DAY;
    deliver(Examples.item("a", 1, TransitionType.ESCALATED, Severity.CRITICAL, at));

    JsonNode alerts = new ObjectMapper().readTree(server.requests().get(0).body());
    assertThat(alerts.path(0).at("/labels/severity").asText()).isEqualTo("warning");
    assertThat(alerts.path(0).path("endsAt").asText())
        .isEqualTo(Instant.ofEpochMilli(at).toString());
    assertThat(alerts.path(1).at("/labels/severity").asText()).isEqualTo("critical");
  }

  private void deliver(Item... items) throws Exception {
    assertThat(deliver(Examples.message(spec(), items), Duration.ofSeconds(20)).error()).isNull();
  }
}
