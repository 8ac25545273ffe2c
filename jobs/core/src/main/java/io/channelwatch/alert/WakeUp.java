package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;

/** Knows when a partner can change without a record. */
final class WakeUp {

  private final FiscalCalendar calendar;

  WakeUp(FiscalCalendar calendar) {
    this.calendar = calendar;
  }

  /** The first instant after another at which the partner must be evaluated again. */
  long after(long at, PartnerState state, RuleTable rules) {
    long deadline = state.alerts().deadline();
    return state.isTicking() && !rules.isEmpty()
        ? Math.min(deadline, Math.min(nextTurn(at, rules), nextArrival(state)))
        : deadline;
  }

  private long nextTurn(long at, RuleTable rules) {
    if (!rules.hourCalls().isEmpty()) {
      return calendar.hourTickAtOrAfter(at + 1);
    }
    if (turnsWithDays(rules)) {
      return calendar.hourTickAtOrAfter(calendar.startOfDay(calendar.day(at) + 1));
    }
    return Long.MAX_VALUE;
  }

  private static boolean turnsWithDays(RuleTable rules) {
    return !rules.dayCalls().isEmpty()
        || !rules.dealDayReaders().isEmpty()
        || !rules.dealAgeReaders().isEmpty()
        || !rules.noted().isEmpty();
  }

  private long nextArrival(PartnerState state) {
    long arrival = state.history().nextArrival();
    return arrival == Long.MAX_VALUE ? arrival : calendar.hourTickAtOrAfter(arrival);
  }
}
