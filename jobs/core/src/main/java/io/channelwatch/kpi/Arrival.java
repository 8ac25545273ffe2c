package io.channelwatch.kpi;

import java.util.Comparator;

/**
 * What lies ahead of one measure.
 *
 * @param at when it begins to count, in milliseconds since the epoch
 * @param lasting whether it is to be written, rather than told by a deal or a customer
 */
record Arrival(long at, Measure measure, long value, boolean lasting) {

  static final Comparator<Arrival> BY_INSTANT =
      Comparator.comparingLong(Arrival::at)
          .thenComparing(arrival -> arrival.measure().name())
          .thenComparingLong(Arrival::value)
          .thenComparing(Arrival::lasting);

  /** The same, whatever becomes of the deal that brought it. */
  Arrival lastingOne() {
    return new Arrival(at, measure, value, true);
  }

  void write(Encoder out) {
    out.instant(at);
    out.text(measure.name());
    out.signed(value);
  }

  static Arrival read(Decoder in) {
    return new Arrival(in.instant(), Measure.named(in.text()), in.signed(), true);
  }
}
