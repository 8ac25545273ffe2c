package io.channelwatch.alert;

import io.channelwatch.rule.ReadTopics;
import java.util.BitSet;

/** What holds mean for the rules of one table, by slot. */
final class HeldRules {

  /** No rule is held. */
  static final HeldRules NONE = new HeldRules();

  private final BitSet held = new BitSet();
  private final BitSet released = new BitSet();
  private long[] lost = {};

  private HeldRules() {}

  static HeldRules of(Holds holds, RuleTable rules) {
    HeldRules found = new HeldRules();
    found.lost = new long[rules.size()];
    for (int slot = 0; slot < rules.size(); slot++) {
      int read = ReadTopics.of(rules.rule(slot));
      found.held.set(slot, holds.hold(read));
      found.released.set(slot, holds.release(read));
      found.lost[slot] = holds.lost(read);
    }
    return found;
  }

  /** Whether a rule is held. */
  boolean holds(int slot) {
    return held.get(slot);
  }

  /** The rules that are held no more from this instant on; not to be changed. */
  BitSet released() {
    return released;
  }

  /** For how long a rule was without a topic that it reads and that is back at this instant. */
  long lost(int slot) {
    return slot < lost.length ? lost[slot] : 0;
  }
}
