package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.PartnerView;
import io.channelwatch.kpi.Touched;
import io.channelwatch.rule.Readings;
import java.util.BitSet;

/**
 * The rules that an evaluation must look at, because something that they read has changed since the
 * last one; found for one evaluation after another.
 */
final class DueRules {

  private final FiscalCalendar calendar;
  private final BitSet calls = new BitSet();
  private final BitSet slots = new BitSet();
  private boolean all;
  private boolean kpis;
  private boolean turned;
  private int lastDay;

  DueRules(FiscalCalendar calendar) {
    this.calendar = calendar;
  }

  /** Whether these are all rules, and every deal must be looked at. */
  boolean all() {
    return all;
  }

  /** The rules. */
  BitSet slots() {
    return slots;
  }

  /** Whether something has changed that catalog values read which are told. */
  boolean kpis() {
    return kpis;
  }

  /** Whether the last evaluation was on {@link #lastDay}, not today: deals are older since. */
  boolean turned() {
    return turned;
  }

  int lastDay() {
    return lastDay;
  }

  /**
   * Finds what is due of a partner, and brings its readings up to date. Where nothing is known of
   * them all rules are due; otherwise those for which something has turned out different, and only
   * that is asked which may have.
   */
  void find(PartnerState state, RuleTable rules, PartnerView view) {
    all = !state.hasReadings(rules);
    Readings readings = state.readings(rules);
    calls.clear();
    slots.clear();
    turned = false;
    if (all) {
      calls.or(rules.readCalls());
      refresh(rules, readings, view);
      slots.set(0, rules.size());
      kpis = rules.tellsKpis();
    } else {
      addTouched(state.history().touched(), rules);
      addTurned(state.evaluatedAt(), rules, readings, view);
      refresh(rules, readings, view);
      kpis = slots.get(rules.size());
    }
    slots.clear(rules.size());
  }

  private void addTouched(Touched touched, RuleTable rules) {
    rules.addCalls(touched, calls);
    if (touched.profile()) {
      slots.or(rules.profileReaders());
    }
  }

  private void addTurned(long last, RuleTable rules, Readings readings, PartnerView view) {
    lastDay = calendar.day(last);
    turned = lastDay != view.today();
    if (turned) {
      turnDay(rules, readings, view.today());
      slots.or(rules.dealDayReaders());
    }
    if (!rules.hourCalls().isEmpty()
        && calendar.startOfHour(last) != calendar.startOfHour(view.at())) {
      calls.or(rules.hourCalls());
    }
  }

  /** Adds the calls that no longer stand on a day though nothing was recorded; ages just grow. */
  private void turnDay(RuleTable rules, Readings readings, int today) {
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

  private void refresh(RuleTable rules, Readings readings, PartnerView view) {
    for (int call = calls.nextSetBit(0); call >= 0; call = calls.nextSetBit(call + 1)) {
      if (readings.refresh(call, rules.call(call), view)) {
        slots.or(rules.readersOf(call));
      }
    }
    BitSet others = rules.otherCalls();
    for (int call = others.nextSetBit(0); call >= 0; call = others.nextSetBit(call + 1)) {
      readings.forget(call);
    }
  }
}
