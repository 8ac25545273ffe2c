package io.channelwatch.kpi;

import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import java.util.Arrays;

/** What all versions of a deal together leave behind, winning or not. */
final class DealTrail {

  /** Of an expected close that no version tells. */
  static final int NO_DAY = Integer.MAX_VALUE;

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

  void write(Encoder out) {
    int shown = 0;
    for (int i = 0; i < STAGES; i++) {
      shown |= enteredAt[i] == DealMeasure.NEVER ? 0 : 1 << i;
    }
    out.count(shown);
    for (long entered : enteredAt) {
      if (entered != DealMeasure.NEVER) {
        out.instant(entered);
      }
    }
    out.instant(latestAt);
    out.flag(earliestExpected != NO_DAY);
    if (earliestExpected != NO_DAY) {
      out.signed(earliestExpected);
    }
  }

  static DealTrail read(Decoder in) {
    DealTrail trail = empty();
    int shown = in.count();
    for (int i = 0; i < STAGES; i++) {
      if (((shown >> i) & 1) != 0) {
        trail.enteredAt[i] = in.instant();
      }
    }
    trail.latestAt = in.instant();
    if (in.flag()) {
      trail.earliestExpected = (int) in.signed();
    }
    return trail;
  }
}
