package io.channelwatch.alert;

import io.channelwatch.kpi.PartnerHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is kept of one partner between two instants: its history and its alerts. Changed
 * by {@link PartnerWatch} alone; for one thread at a time.
 */
public final class PartnerState {

  static final long NEVER = Long.MIN_VALUE;

  private final String partnerId;
  private final PartnerHistory history;
  private final AlertStates alerts;
  private final List<String> touchedDeals = new ArrayList<>();
  private boolean ticking;
  private boolean stale;
  private long evaluatedAt = NEVER;
  private long wakeAt = Long.MAX_VALUE;

  PartnerState(String partnerId, PartnerHistory history, AlertStates alerts) {
    this.partnerId = partnerId;
    this.history = history;
    this.alerts = alerts;
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

  /** Whether a record was applied that was not known from the beginning: full hours count. */
  boolean isTicking() {
    return ticking;
  }

  /** Whether the next evaluation must look at every rule, whatever was touched. */
  boolean isStale() {
    return stale || evaluatedAt == NEVER;
  }

  /** The instant of the last evaluation; {@link #NEVER} before the first. */
  long evaluatedAt() {
    return evaluatedAt;
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
  void restore(boolean wasTicking, boolean wasStale, long lastEvaluation, long nextWakeAt) {
    ticking = wasTicking;
    stale = wasStale;
    evaluatedAt = lastEvaluation;
    wakeAt = nextWakeAt;
  }

  /**
   * @param mustSeeAll whether the next evaluation must look at every rule
   */
  void evaluated(long at, long nextWakeAt, boolean mustSeeAll) {
    history.clearTouched();
    touchedDeals.clear();
    evaluatedAt = at;
    wakeAt = nextWakeAt;
    stale = mustSeeAll;
  }
}
