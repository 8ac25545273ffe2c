package io.channelwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.alerts.ResolveReason;
import io.channelwatch.alerts.Transition;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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

  private static final int SLOTS = 4;

  /** Fewer than there are, so that partners go to the state backend and come back. */
  private static final long PARTNER_BYTES = 60_000;

  private static final Path RULES = Path.of("..", "..", "rules");
  private static final long FAILURE = ProgramScript.START.plus(Duration.ofDays(95)).toEpochMilli();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(SLOTS)
              .build());

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
    script = ProgramScript.draw(registry, rules());
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
    RecordingSink alerts = RecordingSink.of(Delivery.AT_LEAST_ONCE);
    RecordingSink kpis = RecordingSink.of(Delivery.AT_LEAST_ONCE);
    RecordingSink deadLetters = RecordingSink.of(Delivery.AT_LEAST_ONCE);
    Configuration first = configuration(Delivery.AT_LEAST_ONCE);
    first.setString("execution.checkpointing.interval", "1 d");
    StreamExecutionEnvironment env = environment(first, before);
    define(
        env,
        Delivery.AT_LEAST_ONCE,
        new FailOnceFunction(FailOnceFunction.NEVER),
        alerts,
        kpis,
        deadLetters);
    JobClient job = env.executeAsync("until the savepoint");
    await().atMost(Duration.ofMinutes(2)).until(() -> !alerts.written().isEmpty());
    String savepoint =
        job.stopWithSavepoint(false, checkpoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();
    int early = alerts.written().size();
    Configuration second = configuration(Delivery.AT_LEAST_ONCE);
    second.setString("execution.state-recovery.path", savepoint);
    StreamExecutionEnvironment next = environment(second, after);
    define(
        next,
        Delivery.AT_LEAST_ONCE,
        new FailOnceFunction(FailOnceFunction.NEVER),
        alerts,
        kpis,
        deadLetters);
    next.execute("from the savepoint");
    assertThat(alerts.written()).hasSizeGreaterThan(early);
    Outcome outcome = outcome(alerts.written(), kpis.written(), deadLetters.written());
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
    RecordingSink alerts = RecordingSink.of(delivery);
    RecordingSink kpis = RecordingSink.of(Delivery.AT_LEAST_ONCE);
    RecordingSink deadLetters = RecordingSink.of(Delivery.AT_LEAST_ONCE);
    FailOnceFunction failing = new FailOnceFunction(failAt);
    StreamExecutionEnvironment env = environment(configuration(delivery), parallelism);
    define(env, delivery, failing, alerts, kpis, deadLetters);
    env.execute("parallelism %d, %s, failing at %d".formatted(parallelism, delivery, failAt));
    assertThat(failing.hasFailed()).isEqualTo(failAt != FailOnceFunction.NEVER);
    return outcome(alerts.written(), kpis.written(), deadLetters.written());
  }

  private Configuration configuration(Delivery delivery) {
    Configuration configuration = FlinkDefaults.configuration(settings(delivery));
    configuration.setString("execution.checkpointing.interval", "300 ms");
    configuration.setString("execution.checkpointing.dir", checkpoints.toUri().toString());
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", "1");
    configuration.setString("restart-strategy.fixed-delay.delay", "10 ms");
    return configuration;
  }

  private static StreamExecutionEnvironment environment(
      Configuration configuration, int parallelism) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    return env;
  }

  private Settings settings(Delivery delivery) {
    return TestSettings.with(ClockMode.DATA, registry.url(), delivery);
  }

  private void define(
      StreamExecutionEnvironment env,
      Delivery delivery,
      FailOnceFunction failing,
      RecordingSink alerts,
      RecordingSink kpis,
      RecordingSink deadLetters) {
    SingleOutputStreamOperator<Received> received =
        env.fromSource(
                new ScriptedSource(script),
                WatermarkStrategy.noWatermarks(),
                "read the script",
                TypeInformation.of(Received.class))
            .uid("script-read")
            .map(failing)
            .uid("failure-wait");
    AlertingTopology.define(
        new AlertingTopology.Inputs(received),
        new AlertingTopology.Outputs(alerts, kpis, deadLetters),
        new WatchSettings(settings(delivery), new RuleSetsCompiler("USD"), PARTNER_BYTES, false));
  }

  private Outcome outcome(List<Written> alerts, List<Written> kpis, List<Written> deadLetters)
      throws Exception {
    var client = new CachedSchemaRegistryClient(registry.url(), 100);
    WireReader<Alert> alertReader = new WireReader<>(client, Alert.class);
    WireReader<Clock> clockReader = new WireReader<>(client, Clock.class);
    WireReader<DeadLetter> letterReader = new WireReader<>(client, DeadLetter.class);
    List<SpecificRecord> alertsAndClock = new ArrayList<>();
    for (Written written : alerts) {
      boolean clock = written.topic().equals("clock");
      alertsAndClock.add((clock ? clockReader : alertReader).read(written.value()));
    }
    WireReader<PartnerKpis> kpiReader = new WireReader<>(client, PartnerKpis.class);
    Set<String> values = new TreeSet<>();
    for (Written written : kpis) {
      PartnerKpis told = kpiReader.read(written.value());
      values.add(told.getPartnerId() + " " + told.getAt() + " " + new TreeMap<>(told.getValues()));
    }
    Set<String> letters = new TreeSet<>();
    for (Written written : deadLetters) {
      DeadLetter letter = letterReader.read(written.value());
      letters.add(written.key() + " " + letter.getReason() + " " + letter.getDetail());
    }
    return new Outcome(alertsAndClock, values, letters);
  }

  private static Map<String, String> rules() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.list(RULES)) {
      paths
          .filter(path -> path.toString().endsWith(".yaml"))
          .forEach(path -> files.put(path.getFileName().toString(), text(path)));
    }
    return files;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
