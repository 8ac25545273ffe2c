package io.channelwatch.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A zone's offsets from UTC as a table of spans, so that looking one up allocates nothing. Beyond
 * the last tabulated transition the last offset goes on.
 */
final class Offsets {

  /**
   * A stretch of time with one offset.
   *
   * @param index its place in the table
   * @param from the first instant of the span
   * @param until the first instant after it
   * @param offset milliseconds to add to an instant for the local time
   */
  record Span(int index, long from, long until, long offset) {}

  private static final Instant LAST_TABULATED = Instant.parse("2200-01-01T00:00:00Z");

  private final Span[] spans;

  /** Most look-ups follow one in the same span; a stale value costs a search and nothing else. */
  private Span latest;

  Offsets(ZoneId zone) {
    spans = tabulate(zone.getRules());
    latest = spans[spans.length - 1];
  }

  /** The span that holds an instant. */
  Span at(long instant) {
    Span span = latest;
    if (instant >= span.from && instant < span.until) {
      return span;
    }
    int low = 0;
    int high = spans.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (spans[middle].from <= instant) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    latest = spans[low];
    return spans[low];
  }

  /** The span that follows; the last one is followed by none. */
  Span after(Span span) {
    return spans[span.index + 1];
  }

  private static Span[] tabulate(ZoneRules rules) {
    List<Span> found = new ArrayList<>();
    ZoneOffset offset = rules.getOffset(Instant.MIN);
    long from = Long.MIN_VALUE;
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(Long.MIN_VALUE));
    while (next != null && next.getInstant().isBefore(LAST_TABULATED)) {
      long until = next.getInstant().toEpochMilli();
      found.add(new Span(found.size(), from, until, offset.getTotalSeconds() * 1000L));
      from = until;
      offset = next.getOffsetAfter();
      next = rules.nextTransition(next.getInstant());
    }
    found.add(new Span(found.size(), from, Long.MAX_VALUE, offset.getTotalSeconds() * 1000L));
    return found.toArray(new Span[0]);
  }
}
