package io.channelwatch.alert;

/**
 * Which topics keep the rules that read them from speaking, from an instant on until the next
 * change. Sets of topics are {@linkplain io.channelwatch.event.PartnerTopic#bit bits}.
 */
public final class Holds {

  /** Nothing is held. */
  public static final Holds NONE = new Holds(Long.MIN_VALUE, 0, 0, new long[0]);

  private final long from;
  private final int topics;
  private final int released;
  private final long[] lost;

  /**
   * @param from the instant of the change
   * @param topics that hold
   * @param released those that held until then
   * @param lost by set of topics: for how long any of them was stale, where that ended at this
   *     instant; empty where nothing ended
   */
  Holds(long from, int topics, int released, long[] lost) {
    this.from = from;
    this.topics = topics;
    this.released = released;
    this.lost = lost;
  }

  /** Whether nothing is held at an instant, nor was before it. */
  boolean isNone(long at) {
    return topics == 0 && at != from;
  }

  /** The instant from which on this holds. */
  long from() {
    return from;
  }

  /** Whether a rule that reads these topics is held. */
  boolean hold(int read) {
    return (read & topics) != 0;
  }

  /** Whether a rule that reads these topics is held no more, and was up to this instant. */
  boolean release(int read) {
    return !hold(read) && (read & released) != 0;
  }

  /** For how long a rule that reads these topics was without one of them; 0 where none returned. */
  long lost(int read) {
    return lost.length == 0 ? 0 : lost[read];
  }

  /** Whether rules go on, or something of theirs is to be put off: every partner is due then. */
  public boolean concernEveryPartner() {
    return released != 0 || lost.length != 0;
  }
}
