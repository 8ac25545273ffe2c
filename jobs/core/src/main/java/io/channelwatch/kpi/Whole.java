package io.channelwatch.kpi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A series of bookings that is, in two ways, the sum of others: they are written as its shares. */
final class Whole {

  private static final Set<String> BY_ATTRIBUTION =
      Set.of("revenue.sourced", "revenue.influenced", "revenue.fulfilled");

  private final Series.@Nullable Latest latest;
  private final Shares[] days;
  private final Shares[] quarters;

  Whole(Series all) {
    latest = all.latest();
    days = new Shares[] {new Shares(all.days()), new Shares(all.days())};
    quarters = new Shares[] {new Shares(all.quarters()), new Shares(all.quarters())};
  }

  /** Writes one of those of which it is the sum. */
  void write(Series part, Encoder out) {
    int way = way(part);
    days[way].write(part.days(), out);
    quarters[way].write(part.quarters(), out);
    out.signed(part.countBeyondDays());
    out.amount(part.sumBeyondDays());
    LatestCodec.write(part.latest(), latest, out);
  }

  void read(Series part, Decoder in) {
    int way = way(part);
    part.restore(days[way].read(in), quarters[way].read(in), in.signed(), in.amount());
    LatestCodec.read(part, latest, in);
  }

  private static int way(Series part) {
    return BY_ATTRIBUTION.contains(part.measure.name()) ? 0 : 1;
  }
}
