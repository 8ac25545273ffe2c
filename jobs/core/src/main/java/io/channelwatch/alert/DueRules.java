package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.PartnerView;
import io.channelwatch.rule.Readings;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an evaluation must look at, because something that they read has changed since the
 * last one.
 *
 * @param all whether these are all rules, and every deal must be looked at
 * @param slots the rules
 * @param kpis whether catalog values are to be looked at, because something that they read has
 *     changed
 * @param turnedSince the day of the last evaluation, if that is not today: deals have grown older
 *     since
 */
record DueRules(boolean all, BitSet slots, boolean kpis, @Nullable Integer turnedSince) {

  /** All rules; every call is asked anew. */
  static DueRules all(RuleTable rules, Readings readings, PartnerView view) {
    refresh(rules.readCalls(), rules, readings, view, new BitSet());
    BitSet slots = new BitSet();
    slots.set(0, rules.size());
    return new DueRules(true, slots, rules.tellsKpis(), null);
  }

  /** The rules for which something has turned out different; only that is asked which may have. */
  static DueRules changed(
      PartnerState state,
      RuleTable rules,
      Readings readings,
      PartnerView view,
      FiscalCalendar calendar) {
    BitSet calls = new BitSet(rules.program().calls().size());
    BitSet slots = new BitSet(rules.size());
    rules.addCalls(state.history().touched(), calls);
    if (state.history().touched().profile()) {
      slots.or(rules.profileReaders());
    }
    int lastDay = calendar.day(state.evaluatedAt());
    boolean turned = lastDay != view.today();
    if (turned) {
      turnDay(rules, readings, view.today(), calls, slots);
      slots.or(rules.dealDayReaders());
    }
    if (!rules.hourCalls().isEmpty()
        && calendar.startOfHour(state.evaluatedAt()) != calendar.startOfHour(view.at())) {
      calls.or(rules.hourCalls());
    }
    refresh(calls, rules, readings, view, slots);
    boolean kpis = slots.get(rules.size());
    slots.clear(rules.size());
    return new DueRules(false, slots, kpis, turned ? (Integer) lastDay : null);
  }

  /** Adds the calls that no longer stand on a day though nothing was recorded; ages just grow. */
  private static void turnDay(
      RuleTable rules, Readings readings, int today, BitSet calls, BitSet slots) {
    BitSet dayCalls = rules.dayCalls();
    for (int call = dayCalls.nextSetBit(0); call >= 0; call = dayCalls.nextSetBit(call + 1)) {
      if (readings.standsThrough(call) < today && !calls.get(call)) {
        if (readings.grow(call, today)) {
          slots.or(rules.readersOf(call));
        } else {
          calls.set(call);
        }
      }
    }
  }

  private static void refresh(
      BitSet calls, RuleTable rules, Readings readings, PartnerView view, BitSet slots) {
    for (int call = calls.nextSetBit(0); call >= 0; call = calls.nextSetBit(call + 1)) {
      if (readings.refresh(call, rules.call(call), view)) {
        slots.or(rules.readersOf(call));
      }
    }
    BitSet others = rules.otherCalls();
    for (int call = others.nextSetBit(0); call >= 0; call = others.nextSetBit(call + 1)) {
      readings.forget(call);
    }
    readings.forgetKpis();
  }
}
