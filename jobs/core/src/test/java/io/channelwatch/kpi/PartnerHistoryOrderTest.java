package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class PartnerHistoryOrderTest {

  private static final long NOW = Records.instant("2025-06-15T12:34:56Z");

  private final FiscalCalendar calendar = Records.calendar("America/New_York");
  private final FxRates rates = FxRates.of("USD", RandomRecords.rates());

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void theOrderOfRecordsLeavesNoTrace(@ForAll long seed) {
    List<PartnerEvent> events = events(seed);
    String expected = applied(events);
    Collections.shuffle(events, new Random(seed));

    assertThat(applied(events)).isEqualTo(expected);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void whatArrivesTwiceChangesNothing(@ForAll long seed) {
    List<PartnerEvent> events = events(seed);
    String expected = applied(events);
    events.addAll(List.copyOf(events));

    assertThat(applied(events)).isEqualTo(expected);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aRepeatTouchesNothing(@ForAll long seed) {
    PartnerHistory history = new PartnerHistory("p1", calendar, Records.limits());
    for (PartnerEvent event : events(seed)) {
      boolean used = history.apply(event, NOW, rates) == null;
      history.clearTouched();
      history.apply(event, NOW, rates);

      assertThat(history.repeated()).isEqualTo(used);
      assertThat(history.touched().any()).isFalse();
    }
  }

  private String applied(List<PartnerEvent> events) {
    PartnerHistory history = new PartnerHistory("p1", calendar, Records.limits());
    events.forEach(event -> history.apply(event, NOW, rates));
    history.clearTouched();
    return HexFormat.of().formatHex(PartnerHistoryModelTest.bytes(history));
  }

  /** Records without ties of {@code updated_at}: of those the one known last wins. */
  private static List<PartnerEvent> events(long seed) {
    RandomRecords random = new RandomRecords(seed);
    List<PartnerEvent> events = new ArrayList<>();
    while (events.size() < 40) {
      PartnerEvent event = random.record(NOW);
      boolean tied =
          event instanceof ProfileRemoved
              || event instanceof TargetRemoved
              || (event instanceof Profile profile && profile.updatedAt() == null)
              || (event instanceof Target target && target.updatedAt() == null);
      if (!tied) {
        events.add(event);
      }
    }
    return events;
  }
}
