package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of days with which conditions compare the ages of a deal: so it is known on which day
 * such a comparison can turn out differently for a deal that nobody touches.
 */
public final class DealTurns {

  /** Something about a deal that grows older by a day with each day. */
  public enum Age {
    SINCE_REGISTERED,
    IN_STAGE,
    SINCE_UPDATE,
    OVERDUE
  }

  private static final int NEVER = Integer.MAX_VALUE;
  private static final double LARGEST = 1e8;

  private final double[][] numbers = new double[Age.values().length][];

  /** With these ages compared with these numbers; an age that is not there is read nowhere. */
  public DealTurns(Map<Age, ? extends Collection<Double>> compared) {
    Map<Age, Collection<Double>> all = new EnumMap<>(Age.class);
    all.putAll(compared);
    for (Age age : Age.values()) {
      Collection<Double> with = all.get(age);
      numbers[age.ordinal()] =
          with == null
              ? new double[0]
              : with.stream().mapToDouble(Double::doubleValue).distinct().toArray();
    }
  }

  /** The first day after one on which a comparison can turn out differently for a deal. */
  int after(int today, Deal deal, FiscalCalendar calendar) {
    int next = after(today, deal.registeredDay(calendar), Age.SINCE_REGISTERED);
    next = Math.min(next, after(today, deal.stageDay(calendar), Age.IN_STAGE));
    next = Math.min(next, after(today, deal.latestDay(calendar), Age.SINCE_UPDATE));
    return deal.expectedCloseOn() == DealState.NO_DAY
        ? next
        : Math.min(next, after(today, deal.expectedCloseOn(), Age.OVERDUE));
  }

  /** An age compares differently from the day on which it reaches a number or passes it. */
  private int after(int today, int from, Age age) {
    int next = NEVER;
    for (double number : numbers[age.ordinal()]) {
      if (number >= -1 && number < LARGEST) {
        int reached = from + (int) Math.ceil(number);
        int passed = from + (int) Math.floor(number) + 1;
        next = reached > today ? Math.min(next, reached) : next;
        next = passed > today ? Math.min(next, passed) : next;
      }
    }
    return next;
  }
}
