package io.channelwatch.rule;

import io.channelwatch.kpi.DealView;
import io.channelwatch.kpi.PartnerView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What conditions are evaluated on: a partner at an instant, for rules on deals one of its open
 * deals, and the numbers already read there. Not for sharing between threads.
 */
public final class Facts {

  private final PartnerView partner;
  private final @Nullable DealView deal;
  private final double[] kpis;
  private final boolean[] knownKpis;
  private Readings readings;

  private Facts(
      PartnerView partner,
      @Nullable DealView deal,
      Readings readings,
      double[] kpis,
      boolean[] knownKpis) {
    this.partner = partner;
    this.deal = deal;
    this.readings = readings;
    this.kpis = kpis;
    this.knownKpis = knownKpis;
  }

  /** Facts on a partner of which nothing was read yet. */
  public static Facts of(PartnerView partner, RuleProgram program) {
    return of(partner, Readings.of(program), program.kpis());
  }

  /**
   * Facts on a partner.
   *
   * @param readings what is known by them must hold for the partner
   * @param kpis how many catalog KPIs there are
   */
  public static Facts of(PartnerView partner, Readings readings, int kpis) {
    return new Facts(partner, null, readings, new double[kpis], new boolean[kpis]);
  }

  /** Goes on with what is known by other readings: those of the partner that is now looked at. */
  public void turnTo(Readings others) {
    readings = others;
    Arrays.fill(knownKpis, false);
  }

  /** Facts on one deal of the same partner; the numbers read so far are shared. */
  public Facts about(DealView oneDeal) {
    return new Facts(partner, oneDeal, readings, kpis, knownKpis);
  }

  /** The partner. */
  public PartnerView partner() {
    return partner;
  }

  /** The deal; null for rules on partners. */
  public @Nullable DealView deal() {
    return deal;
  }

  /** What a call gives that has a slot in the program, asked at most once for each evaluation. */
  public double call(int slot, Call call) {
    return readings.call(slot, call, partner);
  }

  /** The catalog KPI in a slot, computed at most once for each evaluation. */
  public double kpi(int slot, NumberExpression formula) {
    if (!knownKpis[slot]) {
      kpis[slot] = formula.value(this);
      knownKpis[slot] = true;
    }
    return kpis[slot];
  }
}
