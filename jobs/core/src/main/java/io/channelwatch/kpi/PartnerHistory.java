package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Rejection;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one partner. Records are applied in the order in which they became
 * known; in between, the partner can be looked at, at instants that never decrease and never lie
 * before what is known. Mutable, not for sharing between threads.
 */
public final class PartnerHistory {

  /** A partner of which nothing is known. */
  public PartnerHistory(FiscalCalendar calendar, HistoryLimits limits) {}

  /**
   * Takes up a record.
   *
   * @param knownAt when it became known; {@code Long.MIN_VALUE}: from the beginning
   * @return null if it was used, or if it is a repeat or superseded; otherwise why it cannot be
   *     used, and nothing has changed
   */
  public @Nullable Rejection apply(PartnerEvent event, long knownAt, FxRates rates) {
    return unwritten();
  }

  /** Whether the last record that was applied changed nothing, because it, or more, was known. */
  public boolean repeated() {
    return unwritten();
  }

  /**
   * The partner as it stands at an instant, good until the next call that changes the history.
   *
   * @param instant not before any earlier one, nor before anything known
   */
  public PartnerView at(long instant) {
    return unwritten();
  }

  /**
   * The earliest instant ahead at which something already known happens and begins to count; {@code
   * Long.MAX_VALUE} if there is none.
   */
  public long nextArrival() {
    return unwritten();
  }

  /** Whether the partner's profile was removed or says that it is terminated. */
  public boolean retired() {
    return unwritten();
  }

  /** The profile; null while none is known or after it was removed. */
  public @Nullable Profile profile() {
    return unwritten();
  }

  /** What has changed since {@link #clearTouched}; a live view. */
  public Touched touched() {
    return unwritten();
  }

  /** Forgets what has changed so far. */
  public void clearTouched() {
    unwritten();
  }

  /** Shows each open deal as it stands at an instant, in the order of their ids. */
  public void forEachOpenDeal(long at, Consumer<DealView> action) {
    unwritten();
  }

  /** An open deal as it stands at an instant; null if it is not open. */
  public @Nullable DealView openDeal(String dealId, long at) {
    return unwritten();
  }

  /** Whether a deal is open. */
  public boolean isOpen(String dealId) {
    return unwritten();
  }

  /** The largest deals of a selection at an instant: by amount, largest first, then by id. */
  public List<DealFacts> deals(DealSelection selection, long at, int limit) {
    return unwritten();
  }

  /** The latest record of a measure on revenue, customers or activity; null if there is none. */
  public @Nullable LastRecord lastRecord(Measure measure) {
    return unwritten();
  }

  /** Writes everything that {@link #read} needs to go on from here. */
  public void write(DataOutput out) throws IOException {
    unwritten();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IOException if the bytes are of a later version of this class
   */
  public static PartnerHistory read(DataInput in, FiscalCalendar calendar, HistoryLimits limits)
      throws IOException {
    return unwritten();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // until the bodies are written
  private static <T> T unwritten() {
    throw new UnsupportedOperationException();
  }
}
