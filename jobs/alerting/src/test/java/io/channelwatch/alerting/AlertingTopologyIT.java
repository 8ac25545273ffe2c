package io.channelwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.alerts.ResolveReason;
import io.channelwatch.alerts.Transition;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole dataflow between ends of the test's own, under the shipped rules: at any parallelism,
 * with and without a failure on the way, the same alerts come out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertingTopologyIT {

  /** Fewer than there are, so that partners go to the state backend and come back. */
  private static final int CACHED_PARTNERS = 2;

  private static final long FAILURE = ProgramScript.START.plus(Duration.ofDays(95)).toEpochMilli();

  @RegisterExtension static final MiniClusterExtension CLUSTER = ScriptedJob.cluster();

  @TempDir static Path checkpoints;

  private LocalRegistry registry;
  private ScriptedSource.Script script;
  private Outcome expected;

  /** What came out, in the order in which it was written. */
  private record Outcome(
      List<SpecificRecord> alertsAndClock, Set<String> kpis, Set<String> deadLetters) {

    List<Alert> alerts() {
      return alertsAndClock.stream()
          .filter(Alert.class::isInstance)
          .map(Alert.class::cast)
          .toList();
    }

    /** As text, by what identifies them; a repeat must not differ from the first. */
    Map<String, String> distinctAlerts() {
      Map<String, String> distinct = new TreeMap<>();
      for (Alert alert : alerts()) {
        String before = distinct.putIfAbsent(identity(alert), alert.toString());
        assertThat(alert).hasToString(before == null ? alert.toString() : before);
      }
      return distinct;
    }

    static String identity(Alert alert) {
      return alert.getAlertId() + "/" + alert.getSequence();
    }
  }

  @BeforeAll
  void runOnceWithoutParallelismOrFailure() throws Exception {
    registry = LocalRegistry.start();
    script = ProgramScript.draw(registry, ShippedRules.read());
    expected = run(1, Delivery.AT_LEAST_ONCE, FailOnceFunction.NEVER);
  }

  @AfterAll
  void stop() {
    registry.close();
  }

  @Test
  void theProgramRaisesAlertsOfEveryKind() {
    assertThat(expected.alerts()).hasSizeGreaterThan(200);
    assertThat(expected.alerts()).hasSameSizeAs(expected.distinctAlerts().values());
    assertThat(expected.alerts())
        .extracting(Alert::getTransition)
        .contains(
            Transition.OPENED, Transition.ESCALATED, Transition.DEESCALATED, Transition.RESOLVED);
    assertThat(expected.alerts())
        .extracting(Alert::getReason)
        .contains(
            ResolveReason.CLEARED,
            ResolveReason.DEAL_CLOSED,
            ResolveReason.PARTNER_RETIRED,
            ResolveReason.RULE_REMOVED,
            ResolveReason.NOT_APPLICABLE);
    assertThat(expected.alerts()).extracting(Alert::getRulesVersion).containsOnly(1L, 2L, 4L);
    assertThat(expected.kpis()).hasSizeGreaterThan(200).anyMatch(told -> told.contains("null"));
    assertThat(expected.deadLetters()).hasSize(ProgramScript.PARTITIONS + 1);
  }

  @ParameterizedTest(name = "parallelism {0}, {1}, failing: {2}")
  @CsvSource({
    "4, AT_LEAST_ONCE, false",
    "4, EXACTLY_ONCE, false",
    "1, AT_LEAST_ONCE, true",
    "4, AT_LEAST_ONCE, true",
    "1, EXACTLY_ONCE, true",
    "4, EXACTLY_ONCE, true",
  })
  void theSameAlertsComeOutHoweverTheJobRuns(int parallelism, Delivery delivery, boolean failing)
      throws Exception {
    Outcome outcome = run(parallelism, delivery, failing ? FAILURE : FailOnceFunction.NEVER);
    Map<String, String> alerts = outcome.distinctAlerts();
    assertThat(alerts).isEqualTo(expected.distinctAlerts());
    if (delivery == Delivery.EXACTLY_ONCE || !failing) {
      assertThat(outcome.alerts()).hasSameSizeAs(alerts.values());
    }
    assertThat(outcome.kpis()).isEqualTo(expected.kpis());
    assertThat(outcome.deadLetters()).isEqualTo(expected.deadLetters());
    everyAlertStandsBeforeTheClockThatPassesIt(outcome);
    eachAlertsTransitionsStandInOrder(outcome);
  }

  @ParameterizedTest(name = "from parallelism {0} to {1}")
  @CsvSource({"1, 4", "4, 1"})
  void goesOnFromASavepointAtAnotherParallelism(int before, int after) throws Exception {
    ScriptedJob job = new ScriptedJob(options(Delivery.AT_LEAST_ONCE));
    FailOnceFunction reliable = new FailOnceFunction(FailOnceFunction.NEVER);
    Configuration first = job.configuration(checkpoints);
    first.setString("execution.checkpointing.interval", "1 d");
    JobClient running =
        job.define(script, reliable, first, before).executeAsync("until the savepoint");
    await().atMost(Duration.ofMinutes(2)).until(() -> !job.alerts().written().isEmpty());
    String savepoint =
        running
            .stopWithSavepoint(false, checkpoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();
    int early = job.alerts().written().size();
    Configuration second = job.configuration(checkpoints);
    second.setString("execution.state-recovery.path", savepoint);
    job.define(script, reliable, second, after).execute("from the savepoint");
    assertThat(job.alerts().written()).hasSizeGreaterThan(early);
    Outcome outcome = outcome(job);
    assertThat(outcome.distinctAlerts()).isEqualTo(expected.distinctAlerts());
    assertThat(outcome.alerts()).hasSameSizeAs(expected.alerts());
    assertThat(outcome.kpis()).isEqualTo(expected.kpis());
    assertThat(outcome.deadLetters()).isEqualTo(expected.deadLetters());
  }

  private static void everyAlertStandsBeforeTheClockThatPassesIt(Outcome outcome) {
    Map<String, Instant> coming = new HashMap<>();
    outcome.alerts().forEach(alert -> coming.put(Outcome.identity(alert), alert.getAt()));
    int clocks = 0;
    for (SpecificRecord record : outcome.alertsAndClock()) {
      if (record instanceof Alert alert) {
        coming.remove(Outcome.identity(alert));
      } else if (record instanceof Clock clock) {
        clocks++;
        assertThat(coming.values()).noneMatch(at -> at.isBefore(clock.getAt()));
      }
    }
    assertThat(clocks).isPositive();
  }

  private static void eachAlertsTransitionsStandInOrder(Outcome outcome) {
    Map<String, Integer> reached = new HashMap<>();
    for (Alert alert : outcome.alerts()) {
      int next = reached.getOrDefault(alert.getAlertId(), 0);
      assertThat(alert.getSequence()).isLessThanOrEqualTo(next);
      reached.put(alert.getAlertId(), Math.max(next, alert.getSequence() + 1));
    }
  }

  private Outcome run(int parallelism, Delivery delivery, long failAt) throws Exception {
    ScriptedJob job = new ScriptedJob(options(delivery));
    job.run(script, parallelism, failAt, checkpoints);
    return outcome(job);
  }

  private WatchSettings options(Delivery delivery) {
    return new WatchSettings(
        TestSettings.with(ClockMode.DATA, registry.url(), delivery),
        new RuleSetsCompiler("USD"),
        CACHED_PARTNERS,
        false);
  }

  private Outcome outcome(ScriptedJob job) throws Exception {
    var client = new CachedSchemaRegistryClient(registry.url(), 100);
    WireReader<Alert> alertReader = new WireReader<>(client, Alert.class);
    WireReader<Clock> clockReader = new WireReader<>(client, Clock.class);
    WireReader<DeadLetter> letterReader = new WireReader<>(client, DeadLetter.class);
    List<SpecificRecord> alertsAndClock = new ArrayList<>();
    for (Written written : job.alerts().written()) {
      boolean clock = written.topic().equals("clock");
      alertsAndClock.add((clock ? clockReader : alertReader).read(written.value()));
    }
    WireReader<PartnerKpis> kpiReader = new WireReader<>(client, PartnerKpis.class);
    Set<String> values = new TreeSet<>();
    for (Written written : job.kpis().written()) {
      PartnerKpis told = kpiReader.read(written.value());
      values.add(told.getPartnerId() + " " + told.getAt() + " " + new TreeMap<>(told.getValues()));
    }
    Set<String> letters = new TreeSet<>();
    for (Written written : job.deadLetters().written()) {
      DeadLetter letter = letterReader.read(written.value());
      letters.add(written.key() + " " + letter.getReason() + " " + letter.getDetail());
    }
    return new Outcome(alertsAndClock, values, letters);
  }
}
