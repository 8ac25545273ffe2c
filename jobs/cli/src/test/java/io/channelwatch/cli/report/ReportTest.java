package io.channelwatch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.AlertValue;
import io.channelwatch.alerts.Contact;
import io.channelwatch.alerts.Evidence;
import io.channelwatch.alerts.ResolveReason;
import io.channelwatch.alerts.Severity;
import io.channelwatch.alerts.Subject;
import io.channelwatch.alerts.SubjectType;
import io.channelwatch.alerts.Threshold;
import io.channelwatch.alerts.Transition;
import io.channelwatch.calendar.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final String NASTY = "</script><img src=x onerror=alert(1)> & \"Sons\" <b>";
  private static final Instant FROM = Instant.parse("2026-02-28T23:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-28T23:00:00Z");

  @TempDir Path folder;

  private final Map<String, Instant> opened = new HashMap<>();
  private final Report report =
      new Report(new Program(NASTY, ZoneId.of("Europe/Berlin"), "EUR", 1, DayOfWeek.MONDAY, null));

  @Test
  void figuresTellWhatTheEpisodesComeTo() throws IOException {
    threeEpisodes();

    JsonNode figures = content().get("figures");
    assertThat(figures.get("opened").asInt()).isEqualTo(3);
    assertThat(figures.get("perWeek").asDouble()).isEqualTo(0.75);
    assertThat(figures.get("critical").asInt()).isEqualTo(1);
    assertThat(figures.get("escalated").asInt()).isEqualTo(1);
    assertThat(figures.get("open").asInt()).isEqualTo(1);
    assertThat(figures.get("again").asInt()).as("within seven days of its end").isEqualTo(1);
    assertThat(figures.get("medianDays").asDouble()).as("of two and four").isEqualTo(3);
  }

  @Test
  void anEpisodeTellsItsTransitionsInTheProgramsTime() throws IOException {
    threeEpisodes();

    JsonNode first = content().at("/episodes/0");
    assertThat(first.get("opened").asLong())
        .as("midnight in Berlin")
        .isEqualTo(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli());
    assertThat(first.get("severity").asText()).isEqualTo("CRITICAL");
    assertThat(first.get("reason").asText()).isEqualTo("CLEARED");
    assertThat(first.get("steps"))
        .extracting(step -> step.get("transition").asText())
        .containsExactly("OPENED", "ESCALATED", "RESOLVED");
    assertThat(first.get("deal").isNull()).isTrue();
  }

  @Test
  void aCurveJoinsTrailsOfOnePartnerAndTheTransitions() throws IOException {
    report.add(
        alert("a", Transition.OPENED, "2026-03-10T12:00:00Z", Severity.WARNING, 2, 5.0, null, 3.0));
    report.add(
        alert("a", Transition.RESOLVED, "2026-03-12T12:00:00Z", Severity.WARNING, 4, 2.5, 3.5));

    JsonNode curve = content().at("/curves/0");
    assertThat(curve.get("firstDay").asLong()).as("the 8th").isEqualTo(20_520);
    assertThat(curve.get("days").toString()).isEqualTo("[5.0,null,3.0,2.5,3.5]");
    assertThat(curve.get("points"))
        .extracting(point -> point.get("value").asDouble())
        .containsExactly(2.0, 4.0);
    assertThat(content().at("/rules/0/of/readings/coverage/limits/0/number").asDouble())
        .isEqualTo(3);
  }

  @Test
  void withoutTrailsACurveIsItsTransitions() throws IOException {
    report.add(alert("a", Transition.OPENED, "2026-03-10T12:00:00Z", Severity.WARNING, 2));

    assertThat(content().at("/curves/0/days")).isEmpty();
    assertThat(content().at("/curves/0/points")).hasSize(1);
  }

  @Test
  void weeksBeginWhereTheProgramsDo() throws IOException {
    for (String at : List.of("2026-03-01T22:59:00Z", "2026-03-01T23:00:00Z")) {
      report.add(alert(at, Transition.OPENED, at, Severity.INFO, 1));
    }

    report.write(file(), FROM, Instant.parse("2026-04-28T22:00:00Z"), List.of());
    JsonNode timeline = json().get("timeline");
    assertThat(timeline.get("daily").asBoolean()).isFalse();
    assertThat(timeline.at("/starts/0").asLong()).as("Monday, 23 February").isEqualTo(20_507);
    assertThat(timeline.at("/byRule/low-coverage/0").asInt()).isEqualTo(1);
    assertThat(timeline.at("/byRule/low-coverage/1").asInt()).isEqualTo(1);
  }

  @Test
  void aShortTimeIsToldByDay() throws IOException {
    threeEpisodes();

    JsonNode timeline = content().get("timeline");
    assertThat(timeline.get("daily").asBoolean()).isTrue();
    assertThat(timeline.get("starts")).hasSize(29);
    assertThat(timeline.at("/byRule/low-coverage/1").asInt()).isEqualTo(1);
  }

  @Test
  void namesWithMarkupStayText() throws IOException {
    report.name("p1", NASTY);
    threeEpisodes();

    JsonNode content = content();
    Document page = Jsoup.parse(Files.readString(file()));
    assertThat(content.at("/partners/0/of/name").asText()).isEqualTo(NASTY);
    assertThat(content.at("/managers/0/of").asText()).isEqualTo(NASTY);
    assertThat(page.title()).startsWith(NASTY);
    assertThat(page.select("h1").text()).isEqualTo(NASTY);
    assertThat(page.select("img, b")).isEmpty();
    assertThat(page.select("script")).hasSize(3);
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    threeEpisodes();
    content();

    Document page = Jsoup.parse(Files.readString(file()));
    assertThat(page.select("[src], [href], link, iframe, object")).isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(page.select("script").get(1).data()).contains("Chart.js v");
    assertThat(page.select("script").get(2).data())
        .contains("JSON.parse(document.getElementById('content').textContent)")
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
  }

  @Test
  void noAlertsMakeAPageToo() throws IOException {
    report.write(file(), null, UNTIL, List.of());

    assertThat(json().at("/figures/opened").asInt()).isZero();
    assertThat(json().at("/figures/medianDays").isNull()).isTrue();
  }

  /** Two of one alert, the second four days after the first, and one of another that goes on. */
  private void threeEpisodes() {
    report.add(alert("a", Transition.OPENED, "2026-03-01T23:00:00Z", Severity.WARNING, 2));
    report.add(alert("a", Transition.ESCALATED, "2026-03-02T23:00:00Z", Severity.CRITICAL, 1));
    report.add(alert("a", Transition.RESOLVED, "2026-03-05T23:00:00Z", Severity.WARNING, 4));
    report.add(alert("b", Transition.OPENED, "2026-03-09T23:00:00Z", Severity.WARNING, 2));
    report.add(alert("b", Transition.RESOLVED, "2026-03-11T23:00:00Z", Severity.WARNING, 4));
    report.add(alert("c", Transition.OPENED, "2026-03-20T23:00:00Z", Severity.WARNING, 2));
  }

  private Alert alert(
      String id,
      Transition transition,
      String at,
      Severity severity,
      double value,
      Double... trail) {
    boolean resolved = transition == Transition.RESOLVED;
    Instant instant = Instant.parse(at);
    return Alert.newBuilder()
        .setAlertId(id)
        .setSequence(0)
        .setRuleId("low-coverage")
        .setRuleSet("pipeline")
        .setRulesVersion(1)
        .setKind("risk")
        .setSubject(new Subject(SubjectType.PARTNER, "p1", null))
        .setPartnerId("p1")
        .setTransition(transition)
        .setReason(resolved ? ResolveReason.CLEARED : null)
        .setSeverity(severity)
        .setOpenedAt(opened.computeIfAbsent(id, key -> instant))
        .setAt(instant)
        .setTitle("Coverage is low")
        .setMessage("It is " + value + ".")
        .setCam(Contact.newBuilder().setName(NASTY).build())
        .setValues(
            Map.of(
                "coverage",
                AlertValue.newBuilder()
                    .setValue(value)
                    .setUnit("ratio")
                    .setThresholds(List.of(new Threshold(Severity.WARNING, "when", "<", 3.0)))
                    .setTrail(Arrays.asList(trail))
                    .build()))
        .setEvidence(Evidence.newBuilder().build())
        .build();
  }

  private Path file() {
    return folder.resolve("report.html");
  }

  private JsonNode content() throws IOException {
    report.write(file(), FROM, UNTIL, List.of());
    return json();
  }

  private JsonNode json() throws IOException {
    Element content = Jsoup.parse(Files.readString(file())).getElementById("content");
    return new ObjectMapper().readTree(content.data());
  }
}
