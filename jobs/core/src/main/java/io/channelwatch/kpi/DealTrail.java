package io.channelwatch.kpi;

import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import java.util.Arrays;

/** What all versions of a deal together leave behind, winning or not. */
final class DealTrail {

  /** Of an expected close that no version tells. */
  static final int NO_DAY = Integer.MAX_VALUE;

  private static final int SAME_STAGE = 1;
  private static final int SAME_DAY = 2;
  private static final int SHOWN = 4;
  private static final int STAGES = DealStage.values().length;

  private final long[] enteredAt;
  private long latestAt = Long.MIN_VALUE;
  private int earliestExpected = NO_DAY;

  private DealTrail(long[] enteredAt) {
    this.enteredAt = enteredAt;
  }

  /** A trail without any version. */
  static DealTrail empty() {
    long[] enteredAt = new long[STAGES];
    Arrays.fill(enteredAt, DealMeasure.NEVER);
    return new DealTrail(enteredAt);
  }

  /** The trail as it is now, for comparing. */
  DealTrail copy() {
    DealTrail copy = new DealTrail(enteredAt.clone());
    copy.latestAt = latestAt;
    copy.earliestExpected = earliestExpected;
    return copy;
  }

  /** Takes up a version; false if it shows nothing new. */
  boolean add(DealVersion any) {
    boolean changed = false;
    int shown = any.stage().ordinal();
    if (enteredAt[shown] == DealMeasure.NEVER || any.stageEnteredAt() < enteredAt[shown]) {
      enteredAt[shown] = any.stageEnteredAt();
      changed = true;
    }
    if (any.occurredAt() > latestAt) {
      latestAt = any.occurredAt();
      changed = true;
    }
    Integer expected = any.expectedCloseOn();
    if (expected != null && expected < earliestExpected) {
      earliestExpected = expected;
      changed = true;
    }
    return changed;
  }

  /** When the latest version occurred. */
  long latestAt() {
    return latestAt;
  }

  /** The earliest expected close of any version; {@link #NO_DAY} if none tells. */
  int earliestExpected() {
    return earliestExpected;
  }

  /** The earliest entry into a stage; {@link DealMeasure#NEVER} if no version shows the stage. */
  long enteredAt(DealStage stage) {
    return enteredAt[stage.ordinal()];
  }

  /** The latest of the entries into stages. */
  long lastEntry() {
    long last = DealMeasure.NEVER;
    for (long entry : enteredAt) {
      last = Math.max(last, entry);
    }
    return last;
  }

  /** The earliest entry into a stage that an approved deal alone can have. */
  long approvedAt() {
    long earliest = DealMeasure.NEVER;
    for (int i = DealStage.APPROVED.ordinal(); i <= DealStage.WON.ordinal(); i++) {
      if (earliest == DealMeasure.NEVER
          || (enteredAt[i] != DealMeasure.NEVER && enteredAt[i] < earliest)) {
        earliest = enteredAt[i];
      }
    }
    return earliest;
  }

  /** Writes the trail of a deal of which one version is written already. */
  void write(Encoder out, DealState state) {
    int stage = state.stage().ordinal();
    boolean sameStage = enteredAt[stage] == state.stageEnteredAt();
    boolean sameDay = earliestExpected == expected(state);
    int shown = (sameStage ? SAME_STAGE : 0) | (sameDay ? SAME_DAY : 0);
    for (int i = 0; i < STAGES; i++) {
      shown |= enteredAt[i] == DealMeasure.NEVER ? 0 : SHOWN << i;
    }
    out.count(shown);
    long before = state.registeredAt();
    for (int i = 0; i < STAGES; i++) {
      if (enteredAt[i] != DealMeasure.NEVER && !(sameStage && i == stage)) {
        out.signed(enteredAt[i] - before);
        before = enteredAt[i];
      }
    }
    out.signed(latestAt - state.occurredAt());
    if (!sameDay) {
      out.signed(earliestExpected);
    }
  }

  static DealTrail read(Decoder in, DealState state) {
    DealTrail trail = empty();
    int stage = state.stage().ordinal();
    int shown = in.count();
    boolean sameStage = (shown & SAME_STAGE) != 0;
    long before = state.registeredAt();
    for (int i = 0; i < STAGES; i++) {
      if (sameStage && i == stage) {
        trail.enteredAt[i] = state.stageEnteredAt();
      } else if ((shown & (SHOWN << i)) != 0) {
        before += in.signed();
        trail.enteredAt[i] = before;
      }
    }
    trail.latestAt = state.occurredAt() + in.signed();
    trail.earliestExpected = (shown & SAME_DAY) != 0 ? expected(state) : (int) in.signed();
    return trail;
  }

  private static int expected(DealState state) {
    return state.expectedCloseOn() == DealState.NO_DAY ? NO_DAY : state.expectedCloseOn();
  }
}
