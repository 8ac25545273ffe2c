package io.channelwatch.rule;

import io.channelwatch.kpi.PartnerView;

/**
 * The numbers that the calls of a program gave for one partner. They may be kept from one
 * evaluation to the next, for as long as whoever keeps them refreshes those whose number may have
 * changed. Mutable; not for sharing between threads.
 */
public final class Readings {

  private static final int KNOWN = 1;
  private static final int GROWS = 2;
  private static final int DAY_SHIFT = 2;

  /**
   * Two longs a call, so that all of a call lies together: the bits of its number; and the day
   * through which it stands above two bits, whether it is known and whether it grows instead.
   */
  private final long[] calls;

  /** Nothing is known yet; room for so many calls. */
  public Readings(int calls) {
    this.calls = new long[2 * calls];
  }

  /** Nothing is known yet of the calls of a program. */
  public static Readings of(RuleProgram program) {
    return new Readings(program.calls().size());
  }

  /** Forgets what a call gave. */
  public void forget(int slot) {
    calls[2 * slot + 1] &= ~KNOWN;
  }

  /** Asks a call again; whether it gives another number than before. */
  public boolean refresh(int slot, Call call, PartnerView partner) {
    double now = call.on(partner);
    boolean same = isKnown(slot) && Double.compare(now, number(slot)) == 0;
    int grows = partner.growsDaily() ? GROWS : 0;
    set(slot, now, partner.standsThrough(), grows | KNOWN);
    return !same;
  }

  /** Through which day what a call gave stands, unless something more becomes known. */
  public int standsThrough(int slot) {
    return (int) (calls[2 * slot + 1] >> DAY_SHIFT);
  }

  /**
   * Brings what a call gave to a later day, where it grows by one a day unless something more
   * becomes known; whether that is so.
   */
  public boolean grow(int slot, int today) {
    boolean grows = (calls[2 * slot + 1] & GROWS) != 0;
    if (grows) {
      set(slot, number(slot) + (today - standsThrough(slot)), today, GROWS | KNOWN);
    }
    return grows;
  }

  double call(int slot, Call call, PartnerView partner) {
    if (!isKnown(slot)) {
      refresh(slot, call, partner);
    }
    return number(slot);
  }

  private boolean isKnown(int slot) {
    return (calls[2 * slot + 1] & KNOWN) != 0;
  }

  private double number(int slot) {
    return Double.longBitsToDouble(calls[2 * slot]);
  }

  private void set(int slot, double number, int standsThrough, int flags) {
    calls[2 * slot] = Double.doubleToLongBits(number);
    calls[2 * slot + 1] = ((long) standsThrough << DAY_SHIFT) | flags;
  }
}
