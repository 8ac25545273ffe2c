package io.channelwatch.rule;

import io.channelwatch.kpi.PartnerView;
import java.util.Arrays;

/**
 * The numbers that the calls and the catalog KPIs of a program gave for one partner. Calls may be
 * kept from one evaluation to the next, for as long as whoever keeps them refreshes those whose
 * number may have changed. Mutable; not for sharing between threads.
 */
public final class Readings {

  private final double[] calls;
  private final boolean[] knownCalls;
  private final int[] standThrough;
  private final boolean[] grow;
  private final double[] kpis;
  private final boolean[] knownKpis;

  /** Nothing is known yet; room for so many calls and KPIs. */
  public Readings(int calls, int kpis) {
    this.calls = new double[calls];
    this.knownCalls = new boolean[calls];
    this.standThrough = new int[calls];
    this.grow = new boolean[calls];
    this.kpis = new double[kpis];
    this.knownKpis = new boolean[kpis];
  }

  /** Nothing is known yet of the calls and KPIs of a program. */
  public static Readings of(RuleProgram program) {
    return new Readings(program.calls().size(), program.kpis());
  }

  /** Forgets every KPI: to be computed anew from calls. */
  public void forgetKpis() {
    Arrays.fill(knownKpis, false);
  }

  /** Forgets what a call gave. */
  public void forget(int slot) {
    knownCalls[slot] = false;
  }

  /** Asks a call again; whether it gives another number than before. */
  public boolean refresh(int slot, Call call, PartnerView partner) {
    double before = calls[slot];
    double now = call.on(partner);
    boolean same = knownCalls[slot] && (Double.compare(now, before) == 0);
    calls[slot] = now;
    knownCalls[slot] = true;
    standThrough[slot] = partner.standsThrough();
    grow[slot] = partner.growsDaily();
    return !same;
  }

  /** Through which day what a call gave stands, unless something more becomes known. */
  public int standsThrough(int slot) {
    return standThrough[slot];
  }

  /**
   * Brings what a call gave to a later day, where it grows by one a day unless something more
   * becomes known; whether that is so.
   */
  public boolean grow(int slot, int today) {
    if (grow[slot]) {
      calls[slot] += today - standThrough[slot];
      standThrough[slot] = today;
    }
    return grow[slot];
  }

  double call(int slot, Call call, PartnerView partner) {
    if (!knownCalls[slot]) {
      refresh(slot, call, partner);
    }
    return calls[slot];
  }

  double kpi(int slot, NumberExpression formula, Facts facts) {
    if (!knownKpis[slot]) {
      kpis[slot] = formula.value(facts);
      knownKpis[slot] = true;
    }
    return kpis[slot];
  }
}
