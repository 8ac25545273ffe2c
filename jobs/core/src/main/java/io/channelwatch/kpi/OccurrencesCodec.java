package io.channelwatch.kpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Occurrences as bytes. Written is what nothing else tells: series of bookings, each part of one as
 * its share in the whole; of those that deals and customers tell, what those that are gone told.
 */
final class OccurrencesCodec {

  /** Names with a number of their own, which counts from 1. They are never moved. */
  private static final List<String> KNOWN =
      List.of(
          "revenue",
          "revenue.sourced",
          "revenue.influenced",
          "revenue.fulfilled",
          "revenue.new",
          "revenue.expansion",
          "revenue.renewal",
          "activity",
          "activity_amount");

  private static final Comparator<Series> BY_NAME =
      Comparator.comparing(each -> each.measure.name());

  private final KeyedTable<Measure, Series> series;
  private final KeyedTable<Measure, Series> remains;
  private final Collection<Arrival> ahead;

  OccurrencesCodec(
      KeyedTable<Measure, Series> series,
      KeyedTable<Measure, Series> remains,
      Collection<Arrival> ahead) {
    this.series = series;
    this.remains = remains;
    this.ahead = ahead;
  }

  void write(Encoder out) {
    writeBooked(out);
    writeRemains(out);
    List<Arrival> arrivals = new ArrayList<>(ahead);
    arrivals.removeIf(arrival -> !arrival.lasting());
    arrivals.sort(Arrival.BY_INSTANT);
    out.count(arrivals.size());
    arrivals.forEach(arrival -> arrival.write(out));
  }

  void read(Decoder in) {
    readBooked(in);
    readRemains(in);
    for (int rest = in.count(); rest > 0; rest--) {
      ahead.add(Arrival.read(in));
    }
  }

  private void writeBooked(Encoder out) {
    List<Series> booked = new ArrayList<>();
    for (Series each : series.all()) {
      if (!each.measure.isTold() && !each.isEmpty()) {
        booked.add(each);
      }
    }
    // A whole comes right before its parts.
    booked.sort(BY_NAME);
    out.count(booked.size());
    Whole whole = null;
    for (Series each : booked) {
      writeName(each.measure, out);
      if (isPart(each)) {
        requireWhole(whole).write(each, out);
      } else {
        writeDays(each, out);
        LatestCodec.write(each.latest(), null, out);
        whole = new Whole(each);
      }
      each.aged().write(out);
    }
  }

  private void readBooked(Decoder in) {
    Whole whole = null;
    for (int rest = in.count(); rest > 0; rest--) {
      Series each = new Series(readName(in));
      series.put(each);
      if (isPart(each)) {
        requireWhole(whole).read(each, in);
      } else {
        readDays(each, in);
        LatestCodec.read(each, null, in);
        whole = new Whole(each);
      }
      each.restoreAged(DaySet.read(in));
    }
  }

  private static boolean isPart(Series booked) {
    return booked.measure.name().indexOf('.') > 0;
  }

  private static Whole requireWhole(@Nullable Whole whole) {
    if (whole == null) {
      throw new IllegalStateException("a part without its whole");
    }
    return whole;
  }

  /** Writes what remains of deals that are forgotten. */
  private void writeRemains(Encoder out) {
    List<Series> left = remains.all();
    left.sort(BY_NAME);
    out.count(left.size());
    for (Series each : left) {
      out.text(each.measure.name());
      writeDays(each, out);
      each.aged().write(out);
    }
  }

  private void readRemains(Decoder in) {
    for (int rest = in.count(); rest > 0; rest--) {
      Series left = new Series(Measure.named(in.text()));
      readDays(left, in);
      left.restoreAged(DaySet.read(in));
      remains.put(left);
    }
  }

  private static void writeDays(Series each, Encoder out) {
    TotalsCodec.write(each.days(), out);
    TotalsCodec.write(each.quarters(), out);
    out.signed(each.countBeyondDays());
    out.amount(each.sumBeyondDays());
  }

  private static void readDays(Series each, Decoder in) {
    each.restore(TotalsCodec.read(in), TotalsCodec.read(in), in.signed(), in.amount());
  }

  private static void writeName(Measure measure, Encoder out) {
    int number = KNOWN.indexOf(measure.name()) + 1;
    out.count(number);
    if (number == 0) {
      out.text(measure.name());
    }
  }

  private static Measure readName(Decoder in) {
    int number = in.count();
    return Measure.named(number == 0 ? in.text() : KNOWN.get(number - 1));
  }
}
