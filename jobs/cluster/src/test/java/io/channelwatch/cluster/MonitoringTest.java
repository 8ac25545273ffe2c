package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.alerting.metric.MetricName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboard, rules and documentation name the same metrics, and the jobs have them. */
class MonitoringTest {

  private static final String RULES = "docker/monitoring/prometheus-rules.yaml";
  private static final String DASHBOARD = "docker/monitoring/grafana-dashboard.json";
  private static final String REPORTER = "metrics.reporter.prom.";
  private static final Pattern METRIC = Pattern.compile("\\bflink_\\w+[a-z]\\b");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(flink_\\w+)` \\|");
  private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");

  private final String documentation = DeployedFiles.text("docs/monitoring.md");
  private final Set<String> documented = found(DOCUMENTED, documentation);

  @ParameterizedTest
  @ValueSource(strings = {RULES, "docker/monitoring/prometheus-rules.test.yaml", DASHBOARD})
  void whatIsAskedForIsDocumented(String file) {
    assertThat(found(METRIC, DeployedFiles.text(file)))
        .hasSizeGreaterThan(10)
        .isSubsetOf(documented);
  }

  @Test
  void theDashboardShowsAllThatTheJobsTell() {
    assertThat(found(METRIC, DeployedFiles.text(DASHBOARD))).containsAll(own(documented));
  }

  @Test
  void theJobsTellWhatIsDocumented() throws IllegalAccessException {
    Set<String> names = new TreeSet<>();
    for (var constant : MetricName.class.getFields()) {
      names.add((String) constant.get(null));
    }
    names.remove(MetricName.GROUP);
    assertThat(own(documented).stream().map(MonitoringTest::lastWord).collect(Collectors.toSet()))
        .isEqualTo(names);
  }

  @Test
  void everyAlertSaysWhatIsWrongAndWhatToDo() {
    Set<String> anchors =
        found(HEADING, documentation).stream()
            .map(
                heading ->
                    "docs/monitoring.md#" + heading.toLowerCase(Locale.ROOT).replace(' ', '-'))
            .collect(Collectors.toSet());
    List<JsonNode> rules = new ArrayList<>();
    DeployedFiles.yaml(DeployedFiles.text(RULES)).at("/groups/0/rules").forEach(rules::add);
    assertThat(rules).hasSizeGreaterThan(10);
    for (JsonNode rule : rules) {
      assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
      assertThat(anchors).contains(rule.at("/annotations/runbook").asText());
      assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
    }
  }

  @Test
  void everyAlertIsTested() {
    String tests = DeployedFiles.text("docker/monitoring/prometheus-rules.test.yaml");
    DeployedFiles.yaml(DeployedFiles.text(RULES))
        .at("/groups/0/rules")
        .forEach(rule -> assertThat(tests).contains("alertname: " + rule.path("alert").asText()));
  }

  @Test
  void theReporterIsOnWhereverTheJobsAreDeployed() {
    String containers =
        DeployedFiles.yaml(DeployedFiles.text("docker/compose.yaml"))
            .at("/x-flink/environment/FLINK_PROPERTIES")
            .asText();
    Stream<JsonNode> configurations =
        Stream.concat(
            Stream.of(DeployedFiles.yaml(containers)),
            Stream.of("alerting", "notifications")
                .map(job -> DeployedFiles.text("docker/kubernetes/" + job + ".yaml"))
                .map(text -> DeployedFiles.yaml(text).at("/spec/flinkConfiguration")));
    assertThat(configurations)
        .hasSize(3)
        .allSatisfy(
            flink -> {
              assertThat(flink.path("metrics.reporters").asText()).isEqualTo("prom");
              assertThat(flink.path(REPORTER + "port").asText()).isEqualTo("9249");
              assertThat(flink.path(REPORTER + "filterLabelValueCharacters").asText())
                  .isEqualTo("false");
              assertThat(flink.path(REPORTER + "factory.class").asText())
                  .endsWith(".PrometheusReporterFactory");
            });
  }

  private static Set<String> own(Set<String> metrics) {
    return metrics.stream()
        .filter(metric -> metric.contains("_" + MetricName.GROUP + "_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String lastWord(String metric) {
    return metric.substring(metric.lastIndexOf('_') + 1);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(match.groupCount()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
