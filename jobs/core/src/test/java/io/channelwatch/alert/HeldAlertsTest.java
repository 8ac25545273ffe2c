package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.TestRules.onPartner;
import static io.channelwatch.alert.WatchedPartner.profile;
import static io.channelwatch.event.PartnerStatus.TERMINATED;
import static io.channelwatch.event.PartnerTopic.PARTNER_ACTIVITY;
import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.AsIfAlwaysEvaluatedTest.Scenario;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.PartnerTopic;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Condition;
import io.channelwatch.rule.ReadTopics;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HeldAlertsTest {

  private static final HistoryLimits LIMITS = new HistoryLimits(800 * DAY, 35 * DAY);
  private static final Measure ACTIVITY = Measure.parse("activity");
  private static final int ACTIVITY_BIT = PARTNER_ACTIVITY.bit();
  private static final Set<ResolveReason> FACTS =
      Set.of(ResolveReason.RULE_REMOVED, ResolveReason.PARTNER_RETIRED, ResolveReason.DEAL_CLOSED);

  private final WatchedPartner partner = new WatchedPartner();

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void tellTheSameHoweverOftenThePartnerIsLookedAt(@ForAll long seed) {
    Scenario scenario = Scenario.draw(seed);
    NavigableMap<Long, Holds> holds = draw(scenario, new Random(seed));

    List<Transition> always = new Rehearsal(scenario, LIMITS).holding(holds).evaluateAlways();

    assertThat(new Rehearsal(scenario, LIMITS).holding(holds).evaluateSparsely(false))
        .isEqualTo(always);
    assertThat(new Rehearsal(scenario, LIMITS).holding(holds).evaluateSparsely(true))
        .isEqualTo(always);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void neitherOpenNorEndWhereATopicIsStaleThatTheirRuleReads(@ForAll long seed) {
    Scenario scenario = Scenario.draw(seed);
    NavigableMap<Long, Holds> holds = draw(scenario, new Random(seed));
    Rehearsal rehearsal = new Rehearsal(scenario, LIMITS).holding(holds);

    for (Transition told : rehearsal.evaluateSparsely(false)) {
      boolean edited = scenario.programs().containsKey(told.at());
      if (!edited && isHeld(told, scenario, holds)) {
        assertThat(FACTS).contains(told.reason());
      }
    }
  }

  private static boolean isHeld(
      Transition told, Scenario scenario, NavigableMap<Long, Holds> holds) {
    Map.Entry<Long, Holds> last = holds.floorEntry(told.at());
    return last != null
        && scenario.programs().floorEntry(told.at()).getValue().rules().stream()
            .filter(rule -> rule.id().equals(told.ruleId()))
            .anyMatch(rule -> last.getValue().hold(ReadTopics.of(rule)));
  }

  /** Topics that fall silent and return, a day or so at a time. */
  private static NavigableMap<Long, Holds> draw(Scenario scenario, Random random) {
    Map<PartnerTopic, Patience> patience = new EnumMap<>(PartnerTopic.class);
    for (PartnerTopic topic : PartnerTopic.values()) {
      patience.put(topic, new Patience.Of(scenario.calendar(), HOUR * (1 + random.nextInt(12))));
    }
    Freshness freshness = new Freshness(patience);
    long first =
        scenario.known().isEmpty() ? scenario.until() - 10 * DAY : scenario.known().get(0).at();
    boolean together = random.nextBoolean();
    boolean speaks = true;
    for (long at = first; at < scenario.until(); at += HOUR) {
      speaks ^= random.nextInt(24) == 0;
      for (PartnerTopic topic : PartnerTopic.values()) {
        if (together ? speaks : random.nextInt(10) == 0) {
          freshness.heard(topic, scenario.calendar().hourTickAtOrAfter(at));
        }
      }
    }
    NavigableMap<Long, Holds> holds = new TreeMap<>();
    for (long at = freshness.nextChange(scenario.until());
        at <= scenario.until();
        at = freshness.nextChange(scenario.until())) {
      freshness.change(at);
      holds.put(at, freshness.holds());
    }
    return holds;
  }

  @Example
  void areNotOpenedByTheSilenceOfATopic() {
    silentOverAHold().evaluate("2026-03-08T00:00:00Z");

    assertThat(partner.told()).isEmpty();
    assertThat(partner.phaseOf("silent")).isEqualTo(LevelPhase.PENDING);
  }

  @Example
  void areOpenedByItWhereTheRuleReadsAnotherTopic() {
    partner
        .rules("2026-03-02T09:00:00Z", silent(3))
        .takes("2026-03-02T10:00:00Z", partner.login("2026-03-02T10:00:00Z"))
        .hold("2026-03-04T00:00:00Z", PartnerTopic.CLOSED_REVENUE.bit())
        .evaluate("2026-03-05T00:00:00Z");

    assertThat(partner.told()).containsExactly("2026-03-05T00:00:00Z silent|p1 OPENED");
  }

  @Example
  void openLaterByWhatWasLostWhereNothingIsHeardOfThePartner() {
    silentOverAHold()
        .returns("2026-03-08T00:00:00Z", ACTIVITY_BIT, 4 * DAY)
        .releases("2026-03-08T06:00:00Z", ACTIVITY_BIT);
    assertThat(partner.told()).isEmpty();
    assertThat(partner.wakeAt()).isEqualTo("2026-03-09T00:00:00Z");

    partner.evaluate("2026-03-09T00:00:00Z");

    assertThat(partner.told()).containsExactly("2026-03-09T00:00:00Z silent|p1 OPENED");
  }

  @Example
  void doNotOpenWhereWhatWasMissingComesLate() {
    silentOverAHold()
        .returns("2026-03-08T00:00:00Z", ACTIVITY_BIT, 4 * DAY)
        .takes("2026-03-08T02:00:00Z", partner.login("2026-03-07T12:00:00Z"))
        .releases("2026-03-08T06:00:00Z", ACTIVITY_BIT)
        .evaluate("2026-03-09T00:00:00Z");

    assertThat(partner.told()).isEmpty();
    assertThat(partner.phaseOf("silent")).isEqualTo(LevelPhase.INACTIVE);
  }

  @Example
  void openAtOnceForWhatBeganWhenTheTopicWasBack() {
    Rule busy =
        onPartner("busy").reads("activity", "all").level(WARNING, 0, logins(n -> n > 1)).build();
    partner
        .rules("2026-03-02T09:00:00Z", busy)
        .takes("2026-03-02T10:00:00Z", partner.login("2026-03-02T10:00:00Z"))
        .hold("2026-03-04T00:00:00Z", ACTIVITY_BIT)
        .returns("2026-03-08T00:00:00Z", ACTIVITY_BIT, 4 * DAY)
        .takes("2026-03-08T02:00:00Z", partner.login("2026-03-06T12:00:00Z"))
        .releases("2026-03-08T06:00:00Z", ACTIVITY_BIT);

    assertThat(partner.told()).containsExactly("2026-03-08T06:00:00Z busy|p1 OPENED");
  }

  @Example
  void doNotCountTheTimeThatWasLostTowardsFor() {
    Rule busy =
        onPartner("busy")
            .reads("activity", "all")
            .level(WARNING, 2 * DAY, logins(n -> n > 0))
            .build();
    partner
        .rules("2026-03-02T09:00:00Z", busy)
        .takes("2026-03-03T12:00:00Z", partner.login("2026-03-02T10:00:00Z"))
        .hold("2026-03-04T00:00:00Z", ACTIVITY_BIT)
        .evaluate("2026-03-05T12:00:00Z")
        .returns("2026-03-06T00:00:00Z", ACTIVITY_BIT, 2 * DAY)
        .releases("2026-03-06T12:00:00Z", ACTIVITY_BIT);

    assertThat(partner.told()).isEmpty();
    assertThat(partner.wakeAt()).isEqualTo("2026-03-07T12:00:00Z");
  }

  @Example
  void areNotEndedBySilenceButByWhatIsKnown() {
    Rule busy =
        onPartner("busy")
            .reads("activity", "2d")
            .level(WARNING, 0, compare(it -> it.partner().count(ACTIVITY, days(2)), n -> n > 0))
            .build();
    Rule deals =
        onDeal("deals").reads("activity", "all").level(WARNING, 0, it -> Truth.TRUE).build();
    partner
        .rules("2026-03-02T09:00:00Z", busy, deals)
        .knows(
            "2026-03-02T10:00:00Z",
            partner.deal("d1", 1, DealStage.APPROVED, 5, "2026-03-02T10:00:00Z"))
        .takes("2026-03-02T10:00:00Z", partner.login("2026-03-02T10:00:00Z"))
        .hold("2026-03-03T00:00:00Z", ACTIVITY_BIT)
        .evaluate("2026-03-04T00:00:00Z")
        .takes(
            "2026-03-05T00:00:00Z",
            partner.deal("d1", 2, DealStage.LOST, 5, "2026-03-05T00:00:00Z"));
    assertThat(partner.told())
        .endsWith("2026-03-05T00:00:00Z deals|d1 RESOLVED DEAL_CLOSED")
        .hasSize(3);

    partner.takes("2026-03-06T00:00:00Z", profile("2026-03-06T00:00:00Z", "gold", TERMINATED));

    assertThat(partner.told())
        .last()
        .isEqualTo("2026-03-06T00:00:00Z busy|p1 RESOLVED PARTNER_RETIRED");
  }

  @Example
  void followAnEditOfTheirRule() {
    partner
        .rules("2026-03-02T09:00:00Z", twoLevels(true))
        .takes("2026-03-02T10:00:00Z", partner.login("2026-03-02T10:00:00Z"))
        .hold("2026-03-03T00:00:00Z", ACTIVITY_BIT)
        .rules("2026-03-03T12:00:00Z", twoLevels(false))
        .rules("2026-03-04T12:00:00Z");

    assertThat(partner.told())
        .containsExactly(
            "2026-03-02T10:00:00Z levels|p1 OPENED",
            "2026-03-03T12:00:00Z levels|p1 DEESCALATED",
            "2026-03-04T12:00:00Z levels|p1 RESOLVED RULE_REMOVED");
  }

  @Example
  void endAsWhatTheyAreWhereAPeriodBeganAnew() {
    Rule rule =
        onPartner("quarterly")
            .reads("activity", "quarter")
            .readsPeriod(PeriodUnit.QUARTER)
            .level(
                WARNING,
                0,
                compare(it -> it.partner().count(ACTIVITY, Window.parse("quarter")), n -> n > 0))
            .build();
    partner
        .rules("2026-03-02T09:00:00Z", rule)
        .takes("2026-03-30T10:00:00Z", partner.login("2026-03-30T10:00:00Z"))
        .hold("2026-03-31T12:00:00Z", ACTIVITY_BIT)
        .evaluate("2026-04-01T00:00:00Z")
        .returns("2026-04-03T00:00:00Z", ACTIVITY_BIT, 60 * HOUR)
        .releases("2026-04-03T12:00:00Z", ACTIVITY_BIT);

    assertThat(partner.told())
        .last()
        .isEqualTo("2026-04-03T12:00:00Z quarterly|p1 RESOLVED PERIOD_ENDED");
  }

  /** Begins with a partner whose silence is too long one day after its topic fell silent. */
  private WatchedPartner silentOverAHold() {
    return partner
        .rules("2026-03-02T09:00:00Z", silent(3))
        .takes("2026-03-02T10:00:00Z", partner.login("2026-03-02T10:00:00Z"))
        .hold("2026-03-04T00:00:00Z", ACTIVITY_BIT)
        .evaluate("2026-03-05T00:00:00Z");
  }

  private static Window days(int days) {
    return Window.parse(days + "d");
  }

  private static Condition logins(Predicate<Double> holds) {
    return compare(it -> it.partner().count(ACTIVITY, Window.parse("all")), holds);
  }

  private static Rule silent(int days) {
    return onPartner("silent")
        .reads(Call.of(Call.Function.DAYS_SINCE, ACTIVITY, null))
        .level(WARNING, 0, compare(it -> it.partner().daysSince(ACTIVITY), n -> n >= days))
        .build();
  }

  private static Rule twoLevels(boolean critical) {
    TestRules rule = onPartner("levels").reads("activity", "all");
    rule.level(WARNING, 0, logins(n -> n > 0));
    Severity severe = CRITICAL;
    return (critical ? rule.level(severe, 0, logins(n -> n > 0)) : rule).build();
  }
}
