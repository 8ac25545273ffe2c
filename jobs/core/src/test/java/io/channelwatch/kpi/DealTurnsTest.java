package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.kpi.DealTurns.Age;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DealTurnsTest {

  private static final int REGISTERED = 20_500;

  private final FiscalCalendar calendar =
      new FiscalCalendar(
          new Program(null, ZoneId.of("Europe/Berlin"), "USD", 1, DayOfWeek.MONDAY, null));

  private Deal deal(int expectedCloseOn) {
    long at = calendar.startOfDay(REGISTERED) + 3_600_000;
    return Deal.of(
        new DealVersion(
            "e1",
            "d1",
            "p1",
            1,
            at,
            DealStage.PROPOSAL,
            at,
            at,
            null,
            10_000,
            "USD",
            expectedCloseOn,
            Attribution.SOURCED,
            null,
            null),
        10_000);
  }

  /** The outcome of every comparison of an age with a number. */
  private static List<Boolean> outcomes(int from, int day, double number) {
    double age = Math.max(0, day - from);
    return List.of(age < number, age <= number, age == number);
  }

  @Property
  void tellsOfEveryDayOnWhichAComparisonTurnsOutDifferently(
      @ForAll @Size(min = 1, max = 4) List<@DoubleRange(min = -3, max = 40) Double> numbers,
      @ForAll @IntRange(max = 50) int since,
      @ForAll @IntRange(min = -10, max = 30) int closesAfter) {
    DealTurns turns = new DealTurns(Map.of(Age.IN_STAGE, numbers, Age.OVERDUE, numbers));
    int closes = REGISTERED + closesAfter;
    int turn = turns.after(REGISTERED + since, deal(closes), calendar);

    for (int day = REGISTERED + since + 1; day < turn && day < REGISTERED + 100; day++) {
      for (double number : numbers) {
        assertThat(outcomes(REGISTERED, day, number))
            .isEqualTo(outcomes(REGISTERED, REGISTERED + since, number));
        assertThat(outcomes(closes, day, number))
            .isEqualTo(outcomes(closes, REGISTERED + since, number));
      }
    }
  }

  @Test
  void leavesADealAloneUntilItIsOldEnough() {
    DealTurns turns = new DealTurns(Map.of(Age.SINCE_UPDATE, List.of(14.0)));

    assertThat(turns.after(REGISTERED, deal(REGISTERED), calendar)).isEqualTo(REGISTERED + 14);
    assertThat(turns.after(REGISTERED + 14, deal(REGISTERED), calendar)).isEqualTo(REGISTERED + 15);
    assertThat(turns.after(REGISTERED + 15, deal(REGISTERED), calendar))
        .isEqualTo(Integer.MAX_VALUE);
  }
}
