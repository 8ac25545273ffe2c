package io.channelwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.ResolveReason;
import io.channelwatch.alerts.SubjectType;
import io.channelwatch.alerts.Transition;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.config.Settings.Freshness;
import io.channelwatch.conventions.Variant;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
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
 * The whole dataflow under the shipped rules, with activities that stop for ten days: one alert
 * says so, no partner is blamed, and nobody gets a storm when they are back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaleTopicsIT {

  private static final String ACTIVITY = "partner-activity";
  private static final Instant STOPS = ProgramScript.START.plus(Duration.ofDays(60));
  private static final Instant RETURNS = ProgramScript.START.plus(Duration.ofDays(70));
  private static final long FAILURE = ProgramScript.START.plus(Duration.ofDays(67)).toEpochMilli();

  private static final long NEVER_KNOWN = -1;

  /** Rules that nothing but activities can raise. */
  private static final Set<String> ON_ACTIVITY =
      Set.of("logins-stop", "activity-falls", "business-review-due", "trainings-missing");

  private static final Freshness TWO_DAYS = activity(Duration.ofDays(2).toMillis());

  @RegisterExtension static final MiniClusterExtension CLUSTER = ScriptedJob.cluster();

  @TempDir static Path checkpoints;

  private LocalRegistry registry;
  private ScriptedSource.Script whole;
  private ScriptedSource.Script lost;
  private ScriptedSource.Script late;
  private Map<String, Alert> expected;

  @BeforeAll
  void draw() throws Exception {
    registry = LocalRegistry.start();
    whole = ProgramScript.draw(registry, rules());
    lost = without(at -> NEVER_KNOWN);
    late = without(at -> RETURNS.toEpochMilli() + at % Duration.ofHours(1).toMillis());
    expected = run(lost, TWO_DAYS, 1, FailOnceFunction.NEVER);
  }

  @AfterAll
  void stop() {
    registry.close();
  }

  /** The script with what stopped known at other instants, or not at all. */
  private ScriptedSource.Script without(LongUnaryOperator known) {
    List<List<Received>> partitions = new ArrayList<>();
    for (List<Received> records : whole.partitions()) {
      List<Received> others = new ArrayList<>();
      for (Received record : records) {
        boolean stopped =
            record.topic().equals(ACTIVITY)
                && record.timestamp() >= STOPS.toEpochMilli()
                && record.timestamp() < RETURNS.toEpochMilli();
        long at = stopped ? known.applyAsLong(record.timestamp()) : record.timestamp();
        if (at != NEVER_KNOWN) {
          others.add(
              new Received(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  at,
                  record.key(),
                  record.value()));
        }
      }
      others.sort(Comparator.comparingLong(Received::timestamp));
      partitions.add(others);
    }
    return new ScriptedSource.Script(partitions, whole.pauseAt(), whole.until());
  }

  @Test
  void oneAlertSaysSoToTheOwnerAndNoPartnerIsBlamed() {
    List<Alert> stale =
        expected.values().stream()
            .filter(alert -> alert.getRuleId().equals("topic-stale"))
            .filter(alert -> alert.getOpenedAt().isBefore(RETURNS))
            .toList();
    assertThat(stale)
        .extracting(Alert::getTransition)
        .containsExactlyInAnyOrder(Transition.OPENED, Transition.RESOLVED);
    assertThat(stale)
        .allSatisfy(
            alert -> {
              assertThat(alert.getSubject().getType()).isEqualTo(SubjectType.SEGMENT);
              assertThat(alert.getSubject().getId()).isEqualTo(ACTIVITY);
              assertThat(alert.getPartnerId()).isNull();
              assertThat(alert.getNotify()).containsExactly("channel-ops");
              assertThat(alert.getOpenedAt()).isBetween(STOPS, STOPS.plus(Duration.ofDays(3)));
            });
    Instant from = stale.get(0).getOpenedAt();
    Instant until = RETURNS.plus(Duration.ofDays(2));
    assertThat(expected.values())
        .filteredOn(alert -> !alert.getAt().isBefore(from) && alert.getAt().isBefore(until))
        .filteredOn(alert -> ON_ACTIVITY.contains(alert.getRuleId()))
        .extracting(Alert::getReason)
        .isSubsetOf(ResolveReason.PARTNER_RETIRED, ResolveReason.RULE_REMOVED);
  }

  @Test
  void nobodyGetsAStormWhenItIsBack() throws Exception {
    Freshness off = activity(Freshness.OFF);
    List<String> usual = opened(run(whole, off, 1, FailOnceFunction.NEVER));

    assertThat(opened(run(lost, off, 1, FailOnceFunction.NEVER)))
        .as("nobody watches the topic")
        .hasSizeGreaterThan(usual.size() + 5);
    assertThat(opened(run(late, TWO_DAYS, 1, FailOnceFunction.NEVER)))
        .hasSizeLessThanOrEqualTo(usual.size());
    assertThat(opened(expected)).hasSizeLessThanOrEqualTo(usual.size() + 2);
  }

  /** Which alerts on activities open from when their lack is noticed to a week after. */
  private static List<String> opened(Map<String, Alert> alerts) {
    return alerts.values().stream()
        .filter(alert -> ON_ACTIVITY.contains(alert.getRuleId()))
        .filter(alert -> alert.getTransition() == Transition.OPENED)
        .filter(alert -> alert.getAt().isAfter(STOPS.plus(Duration.ofDays(2))))
        .filter(alert -> alert.getAt().isBefore(RETURNS.plus(Duration.ofDays(7))))
        .map(alert -> alert.getAt() + " " + alert.getRuleId() + " " + alert.getPartnerId())
        .toList();
  }

  @ParameterizedTest(name = "parallelism {0}, failing: {1}")
  @CsvSource({"4, false", "1, true", "4, true"})
  void theSameAlertsComeOutHoweverTheJobRuns(int parallelism, boolean failing) throws Exception {
    long failAt = failing ? FAILURE : FailOnceFunction.NEVER;

    assertThat(run(lost, TWO_DAYS, parallelism, failAt)).hasToString(expected.toString());
  }

  private static Freshness activity(long silence) {
    return new Freshness(
        Freshness.OFF,
        Freshness.OFF,
        silence,
        Freshness.OFF,
        Freshness.OFF,
        "channel-ops",
        Set.of());
  }

  /** The alerts by what identifies them; a repeat must not differ from the first. */
  private Map<String, Alert> run(
      ScriptedSource.Script script, Freshness freshness, int parallelism, long failAt)
      throws Exception {
    Settings settings =
        Variant.of(
            TestSettings.with(ClockMode.DATA, registry.url(), Delivery.AT_LEAST_ONCE),
            "freshness",
            freshness);
    ScriptedJob job = new ScriptedJob(WatchSettings.of(settings, new RuleSetsCompiler("USD")));
    job.run(script, parallelism, failAt, checkpoints);
    return distinct(job.alerts().written());
  }

  private Map<String, Alert> distinct(List<Written> written) throws Exception {
    WireReader<Alert> reader =
        new WireReader<>(new CachedSchemaRegistryClient(registry.url(), 100), Alert.class);
    Map<String, Alert> distinct = new TreeMap<>();
    for (Written each : written) {
      if (each.topic().equals("alerts")) {
        Alert alert = reader.read(each.value());
        Alert before = distinct.putIfAbsent(alert.getAlertId() + "/" + alert.getSequence(), alert);
        assertThat(alert).hasToString((before == null ? alert : before).toString());
      }
    }
    return distinct;
  }

  private static String patientForAWeek(String rules) {
    return rules
        .replace("days_since_login >= 30", "days_since_login >= 7")
        .replace("days_since_login >= 60", "days_since_login >= 10");
  }

  private static Map<String, String> rules() throws Exception {
    Map<String, String> files = ShippedRules.read();
    files.replaceAll((name, text) -> patientForAWeek(text));
    return files;
  }
}
