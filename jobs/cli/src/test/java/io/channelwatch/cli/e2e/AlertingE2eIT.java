package io.channelwatch.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.alerts.Transition;
import io.channelwatch.cli.RecordingConsole;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.events.FxRate;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The alerting job on a real broker and a real registry. */
class AlertingE2eIT {

  private static final String RULES =
      """
      apiVersion: channelwatch/v1
      kind: RuleSet
      metadata: {name: test, owner: tests}
      rules:
        - id: much-revenue
          title: Much revenue
          kind: growth
          levels:
            - severity: info
              when: sum('revenue', 'all') >= 100
          notify: [cam]
          message: "{{partner.name}} booked {{sum('revenue', 'all') | money}}."
      """;

  private static final String CATALOG =
      """
      apiVersion: channelwatch/v1
      kind: KpiCatalog
      kpis:
        - name: booked
          title: Booked
          definition: All revenue that was ever booked.
          unit: money
          better: higher
          owner: tests
          formula: sum('revenue', 'all')
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void raisesAnAlertPastAPoisonRecordAndADuplicate(Delivery delivery) throws Exception {
    Instant start = Instant.parse("2026-03-02T08:00:00Z");
    try (Parts parts = Parts.start(folder, 2)) {
      SmallProgram.rules(parts, Map.of("test.yaml", RULES, "kpis.yaml", CATALOG), start);
      SmallProgram.profile(parts, "p1", start);
      parts.sendBytes("closed-revenue", "p1", "poison".getBytes(UTF_8), start.toEpochMilli() + 500);
      SmallProgram.revenue(parts, "p1", "e1", 60, start.plusSeconds(1));
      SmallProgram.revenue(parts, "p1", "e1", 60, start.plusSeconds(2));
      SmallProgram.revenue(parts, "p1", "e2", 50, start.plusSeconds(3));
      JobClient job = run(parts.settings(ClockMode.DATA, delivery, flink()));
      try {
        await()
            .atMost(Duration.ofSeconds(90))
            .untilAsserted(() -> assertThat(parts.read("alerts")).isNotEmpty());
        Alert alert = values(parts, "alerts", Alert.class).get(0);
        assertThat(alert.getTransition()).isEqualTo(Transition.OPENED);
        assertThat(alert.getAt()).isEqualTo(start.plusSeconds(3));
        assertThat(alert.getMessage()).isEqualTo("Acme Corp booked USD 110.");
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(parts.read("dead-letters")).hasSize(1));
        DeadLetter letter = values(parts, "dead-letters", DeadLetter.class).get(0);
        assertThat(letter.getReason()).isEqualTo("undecodable");
        assertThat(letter.getTopic()).isEqualTo("closed-revenue");
        assertThat(new String(letter.getValue().array(), UTF_8)).isEqualTo("poison");
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(values(parts, "clock", Clock.class))
                        .extracting(Clock::getAt)
                        .contains(start.plusSeconds(3).plusMillis(1)));
        assertThat(parts.read("alerts")).hasSize(1);
        assertThat(values(parts, "partner-kpis", PartnerKpis.class))
            .extracting(PartnerKpis::getValues)
            .containsExactly(
                Map.of("booked", 0.0), Map.of("booked", 60.0), Map.of("booked", 110.0));
      } finally {
        job.cancel().get();
      }
    }
  }

  @Test
  void goesOnPastManyRecordsThatNobodyWillEverSee() throws Exception {
    Instant start = Instant.parse("2026-03-02T08:00:00Z");
    try (Parts parts = Parts.start(folder, 1)) {
      SmallProgram.rules(parts, Map.of("test.yaml", RULES), start);
      SmallProgram.profile(parts, "p1", start);
      SmallProgram.revenue(parts, "p1", "e1", 120, start.plusSeconds(1));
      parts.sendAndAbort("deal-registrations", 300, start.toEpochMilli());
      JobClient job = run(parts.settings(ClockMode.DATA, Delivery.AT_LEAST_ONCE, flink()));
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(parts.read("alerts")).hasSize(1));
      } finally {
        job.cancel().get();
      }
    }
  }

  @Test
  void isNotStoppedByTheLargestRecordThatThereCanBe() throws Exception {
    Instant start = Instant.parse("2026-03-02T08:00:00Z");
    byte[] huge = new byte[1_048_400];
    huge[0] = 1;
    try (Parts parts = Parts.start(folder, 1)) {
      SmallProgram.rules(parts, Map.of("test.yaml", RULES), start);
      parts.sendBytes("closed-revenue", "p1", huge, start.toEpochMilli() + 500);
      JobClient job = run(parts.settings(ClockMode.DATA, Delivery.AT_LEAST_ONCE, flink()));
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(parts.read("dead-letters")).hasSize(1));
        DeadLetter letter = values(parts, "dead-letters", DeadLetter.class).get(0);
        assertThat(letter.getDetail())
            .endsWith("; of its 1048400 bytes the first 1000000 are here");
        assertThat(letter.getValue().remaining()).isEqualTo(1_000_000);
      } finally {
        job.cancel().get();
      }
    }
  }

  @Test
  void seesSilenceWhereNothingComesInAnyMore() throws Exception {
    try (Parts parts = Parts.start(folder, 2)) {
      Instant now = Instant.now();
      SmallProgram.rules(parts, Map.of("test.yaml", RULES), now.minusSeconds(10));
      SmallProgram.profile(parts, "p1", now.minusSeconds(10));
      JobClient job = run(parts.settings(ClockMode.LIVE, Delivery.AT_LEAST_ONCE, flink()));
      try {
        SmallProgram.revenue(parts, "p1", "e1", 120, Instant.now());
        await()
            .atMost(Duration.ofSeconds(90))
            .untilAsserted(() -> assertThat(parts.read("alerts")).hasSize(1));
        Instant opened = values(parts, "alerts", Alert.class).get(0).getAt();
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(values(parts, "clock", Clock.class))
                        .extracting(Clock::getAt)
                        .anyMatch(at -> at.isAfter(opened.plusSeconds(3))));
      } finally {
        job.cancel().get();
      }
    }
  }

  @Test
  void whatWasRefusedForWantOfARateCountsOnceItIsFedAgain() throws Exception {
    try (Parts parts = Parts.start(folder, 2)) {
      Instant now = Instant.now();
      SmallProgram.rules(parts, Map.of("test.yaml", RULES), now.minusSeconds(10));
      SmallProgram.profile(parts, "p1", now.minusSeconds(10));
      SmallProgram.revenue(parts, "p1", "e1", 120, "EUR", now.minusSeconds(5));
      Path config = folder.resolve("channelwatch.yaml");
      Files.writeString(
          config,
          "program: {name: test}\nkafka: {bootstrap.servers: '%s'}\nschema_registry: {url: '%s'}\n"
              .formatted(parts.bootstrapServers(), parts.registryUrl()));
      JobClient job = run(parts.settings(ClockMode.LIVE, Delivery.AT_LEAST_ONCE, flink()));
      try {
        await()
            .atMost(Duration.ofSeconds(90))
            .untilAsserted(() -> assertThat(parts.read("dead-letters")).hasSize(1));
        parts.send(
            "fx-rates",
            "EUR|2020-01-01",
            FxRate.newBuilder()
                .setCurrency("EUR")
                .setEffectiveOn(LocalDate.parse("2020-01-01"))
                .setRate(new BigDecimal("1.10000000"))
                .build(),
            Instant.now().toEpochMilli());
        RecordingConsole shell = new RecordingConsole();
        String[] retry = {"dead-letters", "retry", "--all", "--config", config.toString()};
        assertThat(shell.run(retry)).as(shell.err()).isZero();
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () ->
                    assertThat(values(parts, "alerts", Alert.class))
                        .extracting(Alert::getMessage)
                        .containsExactly("Acme Corp booked USD 132."));
      } finally {
        job.cancel().get();
      }
    }
  }

  private static Map<String, String> flink() {
    return Map.of("execution.checkpointing.interval", "500 ms", "parallelism.default", "2");
  }

  private static JobClient run(Settings settings) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    AlertingJob.define(env, settings);
    return env.executeAsync(AlertingJob.NAME);
  }

  private static <T extends SpecificRecord> List<T> values(Parts parts, String topic, Class<T> type)
      throws Exception {
    WireReader<T> reader = new WireReader<>(parts.registryClient(), type);
    List<T> values = new java.util.ArrayList<>();
    for (var record : parts.read(topic)) {
      values.add(reader.read(record.value()));
    }
    return values;
  }
}
