package io.channelwatch.rule;

import io.channelwatch.kpi.DealView;
import io.channelwatch.kpi.PartnerView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What conditions are evaluated on: a partner at an instant, for rules on deals one of its open
 * deals, and the catalog KPIs already computed there. Made anew for each evaluation of a partner;
 * not for sharing between threads.
 */
public final class Facts {

  private final PartnerView partner;
  private final @Nullable DealView deal;
  private final double[] kpis;
  private final boolean[] known;

  private Facts(PartnerView partner, @Nullable DealView deal, double[] kpis, boolean[] known) {
    this.partner = partner;
    this.deal = deal;
    this.kpis = kpis;
    this.known = known;
  }

  /** Facts on a partner, with room for so many catalog KPIs. */
  public static Facts of(PartnerView partner, int kpis) {
    return new Facts(partner, null, new double[kpis], new boolean[kpis]);
  }

  /** Facts on one deal of the same partner; the KPIs computed so far are shared. */
  public Facts about(DealView oneDeal) {
    return new Facts(partner, oneDeal, kpis, known);
  }

  /** The partner. */
  public PartnerView partner() {
    return partner;
  }

  /** The deal; null for rules on partners. */
  public @Nullable DealView deal() {
    return deal;
  }

  /** The catalog KPI in a slot, computed at most once for each evaluation of a partner. */
  public double kpi(int slot, NumberExpression formula) {
    if (!known[slot]) {
      kpis[slot] = formula.value(this);
      known[slot] = true;
    }
    return kpis[slot];
  }

  @Override
  public String toString() {
    return "Facts" + Arrays.toString(kpis);
  }
}
