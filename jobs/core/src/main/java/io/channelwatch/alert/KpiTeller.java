package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Kpi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a partner's catalog values after they changed, and no more than once an interval: what
 * changes sooner is told at the first full hour after it, unless it is as it was by then.
 */
final class KpiTeller {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final FiscalCalendar calendar;
  private final long interval;

  /**
   * Tells no more than once an interval.
   *
   * @param interval in milliseconds
   */
  KpiTeller(FiscalCalendar calendar, long interval) {
    this.calendar = calendar;
    this.interval = interval;
  }

  /** What is told at an evaluation; null for nothing. */
  @Nullable PartnerKpis tell(PartnerState state, RuleTable rules, Facts facts) {
    ToldKpis told = state.toldKpis();
    long now = facts.partner().at();
    if (!told.mayDiffer || now < dueAt(told)) {
      return null;
    }
    told.mayDiffer = false;
    List<Kpi> catalog = rules.program().catalog();
    long fingerprint = fingerprint(catalog, facts);
    if (told.at != PartnerState.NEVER && fingerprint == told.fingerprint) {
      return null;
    }
    told.at = now;
    told.fingerprint = fingerprint;
    return new PartnerKpis(state.partnerId(), now, values(catalog, facts));
  }

  /** The next instant at which something is to be told; {@code Long.MAX_VALUE} if there is none. */
  long nextAt(PartnerState state) {
    ToldKpis told = state.toldKpis();
    return told.mayDiffer ? calendar.hourTickAtOrAfter(dueAt(told)) : Long.MAX_VALUE;
  }

  private long dueAt(ToldKpis told) {
    return told.at == PartnerState.NEVER ? told.at : told.at + interval;
  }

  private static Map<String, @Nullable Double> values(List<Kpi> catalog, Facts facts) {
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    for (Kpi kpi : catalog) {
      double value = kpi.expression().value(facts);
      values.put(kpi.name(), Double.isNaN(value) ? null : (Double) value);
    }
    return values;
  }

  /** Stands for names and values, at the price of two changes in 2^64 that are not seen. */
  private static long fingerprint(List<Kpi> catalog, Facts facts) {
    long fingerprint = 0;
    for (int i = 0; i < catalog.size(); i++) {
      Kpi kpi = catalog.get(i);
      long bits = Double.doubleToLongBits(kpi.expression().value(facts) + 0.0);
      long mixed = (fingerprint ^ kpi.name().hashCode()) * PRIME;
      fingerprint = (mixed ^ (mixed >>> 29) ^ bits) * PRIME;
      fingerprint ^= fingerprint >>> 32;
    }
    return fingerprint;
  }
}
