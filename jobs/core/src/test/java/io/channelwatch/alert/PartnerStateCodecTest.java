package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.TestRules.onPartner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.conventions.Golden;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a checkpoint holds of a partner: a state with something of everything in it. */
class PartnerStateCodecTest {

  private static final String FILE = "partner-state.bin";
  private static final long START = Instant.parse("2026-01-12T15:00:00Z").toEpochMilli();
  private static final long END = START + 80 * DAY;
  private static final Measure LOGINS = Measure.parse("activity.portal_login");
  private static final Measure REVENUE = Measure.parse("revenue");

  private final FiscalCalendar calendar =
      new FiscalCalendar(
          new Program(null, ZoneId.of("America/New_York"), "USD", 2, DayOfWeek.SUNDAY, null));
  private final HistoryLimits limits = new HistoryLimits(60 * DAY, 10 * DAY);
  private final PartnerStateCodec codec = new PartnerStateCodec(calendar, limits);
  private final FxRates rates =
      FxRates.of("USD", List.of(new FxRate("EUR", 20_000, 110_000_000L, null)));
  private final RuleProgram program = rules();
  private final List<Transition> transitions = new ArrayList<>();

  @Test
  void theFormIsThatOfTheLatestRelease() throws IOException {
    byte[] now = codec.write(grown());
    assertThat(codec.write(codec.read(now))).isEqualTo(now);
    Golden.holdForm(FILE, now);
  }

  @Test
  void aPartnerOfAnyReleaseGoesOnAsIfNothingHadHappened() throws IOException {
    PartnerState state = grown();
    Map<String, byte[]> releases = Golden.bytes(FILE, codec.write(state));
    List<Transition> expected = goOn(state);
    assertThat(expected).hasSizeGreaterThan(3);
    for (Map.Entry<String, byte[]> release : releases.entrySet()) {
      PartnerState restored = codec.read(release.getValue());
      assertThat(goOn(restored)).as(release.getKey()).isEqualTo(expected);
      assertThat(codec.write(restored)).isEqualTo(codec.write(state));
    }
  }

  @Test
  void theKeptPartnerHoldsSomethingOfEverything() {
    PartnerState state = grown();
    List<AlertState> alerts = state.alertStates();
    assertThat(alerts).extracting(AlertState::scope).containsOnly(RuleScope.values());
    assertThat(alerts.stream().flatMap(PartnerStateCodecTest::phases))
        .contains(LevelPhase.values());
    assertThat(alerts).anyMatch(a -> a.episode() != null).anyMatch(a -> a.episode() == null);
    assertThat(alerts)
        .anyMatch(a -> a.deadline() != Long.MAX_VALUE)
        .anyMatch(a -> a.deadline() == Long.MAX_VALUE);
    assertThat(state.isTicking()).isTrue();
    assertThat(transitions).extracting(Transition::transition).contains(TransitionType.RESOLVED);
  }

  private static Stream<LevelPhase> phases(AlertState alert) {
    return Stream.of(Severity.values()).map(severity -> alert.levels().of(severity).phase());
  }

  @Test
  void bytesOfAnotherVersionAreNotGuessedAt() {
    assertThatThrownBy(() -> codec.read(new byte[] {1, 0}))
        .hasMessageContaining("partner state of version 1; this release reads version 2");
  }

  private static RuleProgram rules() {
    return TestRules.program(
        4,
        onPartner("long-known")
            .reads(Call.of(Call.Function.TENURE_DAYS))
            .level(Severity.INFO, 365 * DAY, facts -> Truth.TRUE)
            .build(),
        onPartner("many-logins")
            .reads("activity.portal_login", "5h")
            .level(
                Severity.INFO,
                0,
                compare(facts -> facts.partner().count(LOGINS, Window.parse("5h")), n -> n > 0))
            .keepFiringFor(12 * DAY)
            .build(),
        onPartner("little-revenue")
            .reads("revenue", "30d")
            .level(
                Severity.WARNING,
                DAY,
                compare(facts -> facts.partner().sum(REVENUE, Window.parse("30d")), n -> n < 900))
            .level(
                Severity.CRITICAL,
                40 * DAY,
                compare(facts -> facts.partner().sum(REVENUE, Window.parse("30d")), n -> n < 500))
            .build(),
        onDeal("old-deal")
            .readsDealDays()
            .level(
                Severity.WARNING, 0, compare(facts -> facts.deal().daysSinceUpdate(), n -> n > 5))
            .level(
                Severity.CRITICAL,
                30 * DAY,
                compare(facts -> facts.deal().daysOverdue(), n -> n > 1))
            .build());
  }

  /** A partner after eighty days, with records that came in since its last evaluation. */
  private PartnerState grown() {
    PartnerWatch watch = new PartnerWatch(calendar, limits, 1_000);
    PartnerState state = watch.create("p1");
    transitions.clear();
    apply(watch, state, Long.MIN_VALUE, target("revenue", 900_000, null));
    for (int day = 0; day <= 80; day++) {
      long at = START + day * DAY;
      for (PartnerEvent event : eventsOf(day, at)) {
        apply(watch, state, at, event);
      }
      run(watch, state, at);
    }
    apply(watch, state, END + 1_500, login(END));
    apply(watch, state, END + 1_700, deal("d7", 1, DealStage.SUBMITTED, END, 4_000_000, null));
    return state;
  }

  private static List<PartnerEvent> eventsOf(int day, long at) {
    List<PartnerEvent> events = new ArrayList<>();
    if (day % 9 == 0) {
      events.add(
          revenue("r" + day, at - DAY, day % 2 == 0 ? "USD" : "EUR", 2_000_000 - 50_000L * day));
    }
    if (day % 13 == 0 || day == 75) {
      events.add(login(at - 2 * HOUR));
    }
    events.addAll(oddEventsOf(day, at));
    return events;
  }

  private static List<PartnerEvent> oddEventsOf(int day, long at) {
    return switch (day) {
      case 0 -> List.of(profile(at), deal("d1", 1, DealStage.SUBMITTED, at, 5_000_000, 20_560));
      case 3 -> List.of(target("registrations", 120_000, at), target("mdf_allocation", 5, at));
      case 4 -> List.of(new TargetRemoved("p1", "mdf_allocation", 20_485, 20_574));
      case 6 -> List.of(deal("d2", 1, DealStage.QUALIFIED, at, 700_000, null));
      case 9 -> List.of(deal("d2", 3, DealStage.WON, at, 710_000, null));
      case 10 -> List.of(deal("d2", 2, DealStage.PROPOSAL, at - DAY, 720_000, null));
      case 12 -> List.of(deal("d3", 1, DealStage.LOST, at, 1_000, null));
      case 14 -> List.of(deal("d4", 1, DealStage.REJECTED, at, 1_000, null));
      case 15 -> List.of(deal("d5", 1, DealStage.EXPIRED, at, 1_000, null));
      case 20 -> List.of(funds("a-funds", at), revenue("r-back", at - 3 * DAY, "USD", -90_000));
      case 70 -> List.of(deal("d6", 1, DealStage.APPROVED, at, 300_000, 20_540));
      case 71 -> List.of(deal("d1", 2, DealStage.NEGOTIATION, at, 5_500_000, 20_600));
      case 73 -> List.of(funds("a-funds-2", at), login(at - 40 * DAY));
      case 77 -> List.of(deal("d2", 4, DealStage.LOST, at, 710_000, null));
      case 79 -> List.of(deal("d8", 1, DealStage.PROPOSAL, at - 9 * DAY, 250_000, 20_533));
      default -> List.of();
    };
  }

  private List<Transition> goOn(PartnerState state) {
    PartnerWatch watch = new PartnerWatch(calendar, limits, 1_000);
    transitions.clear();
    run(watch, state, END + 2_000);
    for (int day = 1; day < 40; day++) {
      long at = END + day * DAY;
      for (PartnerEvent event : eventsOf(day % 21, at)) {
        apply(watch, state, at, event);
      }
      run(watch, state, at);
    }
    return List.copyOf(transitions);
  }

  /** Evaluates at every instant that the partner asks for, and at the last one in any case. */
  private void run(PartnerWatch watch, PartnerState state, long until) {
    while (state.wakeAt() < until) {
      evaluate(watch, state, state.wakeAt());
    }
    evaluate(watch, state, until);
  }

  private void evaluate(PartnerWatch watch, PartnerState state, long at) {
    transitions.addAll(watch.evaluate(state, program, RuleProgram.EMPTY, at).transitions());
  }

  private void apply(PartnerWatch watch, PartnerState state, long knownAt, PartnerEvent event) {
    assertThat(watch.apply(state, event, knownAt, rates)).isNull();
  }

  private static Profile profile(long at) {
    return new Profile(
        "p1",
        at,
        "Größe",
        "reseller",
        "gold",
        "EMEA",
        "DE",
        PartnerStatus.ACTIVE,
        20_000,
        new Contact("Ann", "ann@example.com", "U1", "Europe/Berlin"),
        new Contact("Bob", null, null, null),
        Map.of("segment", "smb"));
  }

  private static Target target(String metric, long value, Long updatedAt) {
    return new Target("p1", metric, 20_485, 20_574, value, null, updatedAt);
  }

  private static Revenue revenue(String id, long at, String currency, long amount) {
    return new Revenue(
        id,
        "p1",
        at,
        amount,
        currency,
        Attribution.SOURCED,
        RevenueType.EXPANSION,
        "d1",
        "c" + id.length(),
        null);
  }

  private static Activity login(long at) {
    return new Activity("l" + at, "p1", at, "portal_login", 10_000, null, null);
  }

  private static Activity funds(String id, long at) {
    return new Activity(id, "p1", at, "mdf_utilized", 15_000, 2_500_000L, "EUR");
  }

  private static DealVersion deal(
      String id, long version, DealStage stage, long at, long amount, Integer expectedCloseOn) {
    return new DealVersion(
        id + "-" + version,
        id,
        "p1",
        version,
        at,
        stage,
        at - HOUR,
        START - 5 * DAY,
        stage.isOpen() ? null : Long.valueOf(at),
        amount,
        version % 2 == 0 ? "EUR" : "USD",
        expectedCloseOn,
        version == 1 ? Attribution.INFLUENCED : Attribution.UNKNOWN,
        "c1",
        "x");
  }
}
