package io.channelwatch.kpi;

/** Running totals as bytes: for each key the step from the one before, its count and its sum. */
final class TotalsCodec {

  private TotalsCodec() {}

  static void write(RunningTotals totals, Encoder out) {
    int size = totals.size();
    out.count(size);
    if (size == 0) {
      return;
    }
    int unit = unit(totals);
    out.octet(unit);
    long previous = 0;
    for (int i = 0; i < size; i++) {
      int count = totals.countBetween(i, i + 1);
      long step = totals.key(i) - previous;
      out.signed((step << 1) | (count == 1 ? 0 : 1));
      if (count != 1) {
        out.signed(count);
      }
      out.signed(totals.sumBetween(i, i + 1) / Encoder.UNITS[unit]);
      previous = totals.key(i);
    }
  }

  static RunningTotals read(Decoder in) {
    RunningTotals totals = new RunningTotals();
    int size = in.count();
    if (size == 0) {
      return totals;
    }
    long unit = Encoder.UNITS[in.octet()];
    int key = 0;
    for (int i = 0; i < size; i++) {
      long step = in.signed();
      key += (int) (step >> 1);
      int count = (step & 1) == 0 ? 1 : (int) in.signed();
      totals.append(key, count, in.signed() * unit);
    }
    return totals;
  }

  /** The coarsest unit that all sums are multiples of: whole amounts take less room. */
  private static int unit(RunningTotals totals) {
    int unit = 0;
    for (int i = 0; i < totals.size() && unit < Encoder.UNITS.length - 1; i++) {
      unit = Math.max(unit, Encoder.unitOf(totals.sumBetween(i, i + 1)));
    }
    return unit;
  }
}
