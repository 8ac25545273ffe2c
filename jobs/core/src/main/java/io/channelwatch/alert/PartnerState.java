package io.channelwatch.alert;

import io.channelwatch.kpi.PartnerHistory;
import io.channelwatch.rule.Readings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept of one partner between two instants: its history and its alerts. Changed
 * by {@link PartnerWatch} alone; for one thread at a time.
 */
public final class PartnerState {

  static final long NEVER = Long.MIN_VALUE;

  private final String partnerId;
  private final PartnerHistory history;
  private final AlertStates alerts;
  private final Trails trails;
  private final ToldKpis toldKpis = new ToldKpis();
  private final List<String> touchedDeals = new ArrayList<>();
  private boolean ticking;
  private long evaluatedAt = NEVER;
  private long wakeAt = Long.MAX_VALUE;
  private int recordsTaken;

  /** Not written: whoever reads a state asks every call anew. */
  private @Nullable Readings readings;

  private @Nullable RuleTable readingsOf;

  PartnerState(String partnerId, PartnerHistory history, AlertStates alerts, Trails trails) {
    this.partnerId = partnerId;
    this.history = history;
    this.alerts = alerts;
    this.trails = trails;
  }

  /** The partner. */
  public String partnerId() {
    return partnerId;
  }

  /** What is known of the partner. */
  public PartnerHistory history() {
    return history;
  }

  /** The alerts that have begun anything, in no particular order. */
  public List<AlertState> alertStates() {
    return alerts.all();
  }

  /**
   * The next instant at which something can change without a record, as far as the last evaluation
   * and the records since tell; {@code Long.MAX_VALUE} if there is none.
   */
  public long wakeAt() {
    return wakeAt;
  }

  /** How many records it has taken up since it was created or read. */
  public int recordsTaken() {
    return recordsTaken;
  }

  /** One more was taken up. */
  void countRecord() {
    recordsTaken++;
  }

  /** Whether a record was applied that was not known from the beginning: full hours count. */
  boolean isTicking() {
    return ticking;
  }

  /** Whether the partner was ever evaluated. */
  public boolean isEvaluated() {
    return evaluatedAt != NEVER;
  }

  /** The instant of the last evaluation; {@link #NEVER} before the first. */
  long evaluatedAt() {
    return evaluatedAt;
  }

  /** Whether it is known what the calls of these rules gave at the last evaluation. */
  boolean hasReadings(RuleTable rules) {
    return readings != null && readingsOf == rules;
  }

  /** What the calls of these rules gave at the last evaluation, as far as that is known. */
  Readings readings(RuleTable rules) {
    Readings known = readings;
    if (known == null || readingsOf != rules) {
      known = Readings.of(rules.program());
      readings = known;
      readingsOf = rules;
    }
    return known;
  }

  /** What its numbers were at the start of each of the last days. */
  Trails trails() {
    return trails;
  }

  /** What was told of its catalog values. */
  ToldKpis toldKpis() {
    return toldKpis;
  }

  AlertStates alerts() {
    return alerts;
  }

  /** The deals of which a version was applied since the last evaluation; some more than once. */
  List<String> touchedDeals() {
    return touchedDeals;
  }

  /** From a full hour on, every full hour counts; later calls change nothing. */
  void startTicking(long firstTick) {
    if (!ticking) {
      ticking = true;
      wakeAt = Math.min(wakeAt, firstTick);
    }
  }

  /** Takes up what was written of a state. */
  void restore(boolean wasTicking, long lastEvaluation, long nextWakeAt) {
    ticking = wasTicking;
    evaluatedAt = lastEvaluation;
    wakeAt = nextWakeAt;
  }

  /** Nothing is known of what the rules' calls gave: the next evaluation asks them all. */
  void forgetReadings() {
    readings = null;
  }

  void evaluated(long at, long nextWakeAt) {
    history.clearTouched();
    touchedDeals.clear();
    evaluatedAt = at;
    wakeAt = nextWakeAt;
  }
}
