package io.channelwatch.kpi;

import java.util.Arrays;

/**
 * How the totals of a whole are shared among its parts, as bytes: on most days all that is left
 * belongs to the next part or nothing does, which takes two bits. Parts are written one after the
 * other, and read so.
 */
final class Shares {

  private static final int NOTHING = 0;
  private static final int ALL_THE_REST = 1;
  private static final int SOME = 2;
  private static final int PLACES = 4;

  private final RunningTotals whole;
  private final int[] counts;
  private final long[] sums;

  Shares(RunningTotals whole) {
    this.whole = whole;
    counts = new int[whole.size()];
    sums = new long[whole.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = whole.countBetween(i, i + 1);
      sums[i] = whole.sumBetween(i, i + 1);
    }
  }

  /** Writes the next part; each of its keys is one of the whole. */
  void write(RunningTotals part, Encoder out) {
    int[] codes = new int[counts.length];
    int keys = 0;
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        continue;
      }
      int code = NOTHING;
      if (next < part.size() && part.key(next) == whole.key(i)) {
        boolean all =
            part.countBetween(next, next + 1) == counts[i]
                && part.sumBetween(next, next + 1) == sums[i];
        code = all ? ALL_THE_REST : SOME;
        next++;
      }
      codes[keys++] = code;
    }
    if (next != part.size()) {
      throw new IllegalStateException("a part is no part of its whole");
    }
    writePacked(codes, keys, out);
    writeSome(part, out);
  }

  private static void writePacked(int[] codes, int keys, Encoder out) {
    for (int i = 0; i < keys; i += PLACES) {
      int packed = 0;
      for (int place = 0; place < PLACES && i + place < keys; place++) {
        packed |= codes[i + place] << (2 * place);
      }
      out.octet(packed);
    }
  }

  /** Takes the part out of the rest; writes it where it is not all of that. */
  private void writeSome(RunningTotals part, Encoder out) {
    int place = 0;
    for (int i = 0; i < part.size(); i++) {
      while (whole.key(place) != part.key(i)) {
        place++;
      }
      int count = part.countBetween(i, i + 1);
      long sum = part.sumBetween(i, i + 1);
      if (count != counts[place] || sum != sums[place]) {
        out.signed(count);
        out.amount(sum);
      }
      counts[place] -= count;
      sums[place] -= sum;
    }
  }

  /** Reads the next part. */
  RunningTotals read(Decoder in) {
    int[] codes = new int[counts.length];
    int keys = (int) Arrays.stream(counts).filter(count -> count != 0).count();
    for (int i = 0; i < keys; i += PLACES) {
      int packed = in.octet();
      for (int place = 0; place < PLACES && i + place < keys; place++) {
        codes[i + place] = (packed >> (2 * place)) & 3;
      }
    }
    RunningTotals part = new RunningTotals();
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      int code = counts[i] == 0 ? NOTHING : codes[next++];
      if (code != NOTHING) {
        int count = code == ALL_THE_REST ? counts[i] : (int) in.signed();
        long sum = code == ALL_THE_REST ? sums[i] : in.amount();
        part.append(whole.key(i), count, sum);
        counts[i] -= count;
        sums[i] -= sum;
      }
    }
    return part;
  }
}
