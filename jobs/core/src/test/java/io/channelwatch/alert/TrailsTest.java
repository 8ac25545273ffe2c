package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.onPartner;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import io.channelwatch.rule.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a value was at the start of each day, as it stood then. */
class TrailsTest {

  private static final Measure REVENUE = Measure.parse("revenue");

  private final WatchedPartner partner = new WatchedPartner();

  private static double count(Facts facts) {
    return facts.partner().count(REVENUE, Window.parse("all"));
  }

  /** Fires while there are so many revenues. */
  private static Rule many(String id, int enough) {
    return onPartner(id)
        .reads("revenue", "all")
        .value("count", Unit.COUNT, TrailsTest::count)
        .level(Severity.INFO, 0, facts -> count(facts) >= enough ? Truth.TRUE : Truth.FALSE)
        .build();
  }

  private List<Double> lastTrail() {
    List<Transition> told = partner.transitions();
    return told.get(told.size() - 1).values().get("count").trail();
  }

  @Test
  void knowsWhatAValueWasAtTheStartOfEachDayWhateverBecameKnownSince() {
    partner.rules("2026-03-01T08:00:00Z", many("two", 2));
    partner.takes("2026-03-01T10:00:00Z", partner.revenue("2026-03-01T09:00:00Z", 100));
    partner.evaluate("2026-03-02T00:00:00Z").evaluate("2026-03-03T00:00:00Z");
    partner.takes("2026-03-03T10:00:00Z", partner.revenue("2026-03-01T11:00:00Z", 100));

    assertThat(lastTrail()).containsExactly(1.0, 1.0);
  }

  @Test
  void holdsTheStartOfTheVeryDay() {
    partner.rules("2026-03-01T08:00:00Z", many("one", 1));
    partner.takes("2026-03-01T10:00:00Z", partner.login("2026-03-01T09:00:00Z"));
    partner.knows("2026-03-02T00:00:00Z", partner.revenue("2026-03-01T09:00:00Z", 100));
    partner.evaluate("2026-03-02T00:00:00Z");

    assertThat(lastTrail()).containsExactly(1.0);
  }

  @Test
  void goesOnThroughAnEditAndIsSharedByRules() {
    partner.rules("2026-03-01T08:00:00Z", many("one", 9));
    partner.takes("2026-03-01T10:00:00Z", partner.revenue("2026-03-01T09:00:00Z", 100));
    partner.evaluate("2026-03-02T00:00:00Z");
    partner.rules("2026-03-02T08:00:00Z", many("other", 1));

    assertThat(lastTrail()).containsExactly(1.0);
  }

  @Test
  void beginsAnewWhereNoRuleNamedTheValueAtTheStartOfADay() {
    partner.rules("2026-03-01T08:00:00Z", many("one", 9));
    partner.takes("2026-03-01T10:00:00Z", partner.revenue("2026-03-01T09:00:00Z", 100));
    partner.evaluate("2026-03-02T00:00:00Z");
    partner.rules("2026-03-02T08:00:00Z");
    partner.evaluate("2026-03-03T00:00:00Z");
    partner.rules("2026-03-03T08:00:00Z", many("one", 9));
    partner.evaluate("2026-03-04T00:00:00Z");
    partner.rules("2026-03-04T08:00:00Z", many("one", 1));

    assertThat(lastTrail()).containsExactly(1.0);
  }

  @Test
  void isBrokenWhileThePartnerIsRetired() {
    partner.rules("2026-03-01T08:00:00Z", many("one", 2));
    partner.takes("2026-03-01T10:00:00Z", partner.revenue("2026-03-01T09:00:00Z", 100));
    partner.evaluate("2026-03-02T00:00:00Z");
    partner.takes("2026-03-02T10:00:00Z", new ProfileRemoved(WatchedPartner.ID));
    partner.evaluate("2026-03-03T00:00:00Z");
    partner.takes(
        "2026-03-03T10:00:00Z",
        WatchedPartner.profile("2026-03-03T10:00:00Z", "gold", PartnerStatus.ACTIVE));
    partner.evaluate("2026-03-04T00:00:00Z");
    partner.takes("2026-03-04T10:00:00Z", partner.revenue("2026-03-01T11:00:00Z", 100));

    assertThat(lastTrail()).containsExactly(1.0);
  }

  @Test
  void asksToBeNotedEachDay() {
    partner.rules("2026-03-01T08:00:00Z", many("one", 9));
    partner.takes("2026-03-01T10:00:00Z", partner.revenue("2026-03-01T09:00:00Z", 100));

    assertThat(partner.wakeAt()).isEqualTo("2026-03-02T00:00:00Z");
  }
}
