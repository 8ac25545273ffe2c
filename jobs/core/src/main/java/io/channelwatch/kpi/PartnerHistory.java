package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Rejection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one partner. Records are applied in the order in which they became
 * known; in between, the partner can be looked at, at instants that never decrease and never lie
 * before what is known. Mutable, not for sharing between threads.
 */
public final class PartnerHistory {

  /** How many days more than needed are kept before they are cleared away together. */
  private static final int DAYS_BETWEEN_CLEARINGS = 32;

  final String partnerId;
  final FiscalCalendar calendar;
  final Occurrences occurrences;
  final Deals deals;
  final Customers customers;
  final SeenIds seen;
  final Targets targets;
  final LatestProfile latestProfile;

  private final HistoryLimits limits;
  private final Touched touched = new Touched();
  private final Intake intake;
  private long now = Long.MIN_VALUE;
  private int keptFrom = Integer.MIN_VALUE;
  private long keptFromChangesAt = Long.MIN_VALUE;

  /** A partner of which nothing is known. */
  public PartnerHistory(String partnerId, FiscalCalendar calendar, HistoryLimits limits) {
    this.partnerId = partnerId;
    this.calendar = calendar;
    this.limits = limits;
    this.occurrences = new Occurrences(calendar, touched);
    this.deals = new Deals(calendar, occurrences, touched);
    this.targets = new Targets(touched);
    this.latestProfile = new LatestProfile(touched);
    this.customers = new Customers(occurrences);
    this.seen = new SeenIds(limits.dedupHorizonMillis());
    this.intake = new Intake(calendar, this);
  }

  /**
   * Takes up a record. Bookings and activities that happened longer ago than history is kept are to
   * be refused before.
   *
   * @param knownAt when it became known; {@code Long.MIN_VALUE}: from the beginning
   * @return null if it was used, or if it is a repeat or superseded; otherwise why it cannot be
   *     used, and nothing has changed
   */
  public @Nullable Rejection apply(PartnerEvent event, long knownAt, FxRates rates) {
    advance(knownAt);
    return intake.apply(event, knownAt, now, rates);
  }

  /** Whether the last record that was applied changed nothing, because it, or more, was known. */
  public boolean repeated() {
    return intake.repeated();
  }

  /**
   * The partner as it stands at an instant, good until the next call that changes the history.
   *
   * @param instant not before any earlier one, nor before anything known
   */
  public PartnerView at(long instant) {
    return new PartnerAt(this, instant);
  }

  /**
   * The earliest instant ahead at which something already known happens and begins to count; {@code
   * Long.MAX_VALUE} if there is none.
   */
  public long nextArrival() {
    return occurrences.nextArrival();
  }

  /** Whether the partner's profile was removed or says that it is terminated. */
  public boolean retired() {
    return latestProfile.retired();
  }

  /** The profile; null while none is known or after it was removed. */
  public @Nullable Profile profile() {
    return latestProfile.profile();
  }

  /** What has changed since {@link #clearTouched}; a live view. */
  public Touched touched() {
    return touched;
  }

  /** Forgets what has changed so far. */
  public void clearTouched() {
    touched.clear();
  }

  /** Shows each open deal as it stands at an instant, in no particular order. */
  public void forEachOpenDeal(long at, Consumer<DealView> action) {
    int today = calendar.day(at);
    for (Deal deal : deals.open().all()) {
      action.accept(DealView.of(deal, calendar, today));
    }
  }

  /**
   * Shows each open deal of which an age may compare differently than on a day before, in no
   * particular order.
   */
  public void forEachTurnedDeal(int since, long at, DealTurns turns, Consumer<DealView> action) {
    int today = calendar.day(at);
    for (Deal deal : deals.open().all()) {
      if (deal.nextTurn(since, turns, calendar) <= today) {
        action.accept(DealView.of(deal, calendar, today));
      }
    }
  }

  /** An open deal as it stands at an instant; null if it is not open. */
  public @Nullable DealView openDeal(String dealId, long at) {
    Deal deal = deals.find(dealId);
    return deal == null || !deal.isOpen() ? null : DealView.of(deal, calendar, calendar.day(at));
  }

  /** Whether a deal is open. */
  public boolean isOpen(String dealId) {
    Deal deal = deals.find(dealId);
    return deal != null && deal.isOpen();
  }

  /** A deal, open or closed, as it stands at an instant; null if none is known, or no longer. */
  public @Nullable DealView deal(String dealId, long at) {
    Deal deal = deals.find(dealId);
    return deal == null ? null : DealView.of(deal, calendar, calendar.day(at));
  }

  /** What is known of a deal, open or closed; null if nothing is, or no longer. */
  public @Nullable DealFacts dealFacts(String dealId) {
    Deal deal = deals.find(dealId);
    return deal == null ? null : deal.facts();
  }

  /** The largest deals of a selection at an instant: by amount, largest first, then by id. */
  public List<DealFacts> deals(DealSelection selection, long at, int limit) {
    return new DealsAt(this, new Span(calendar, at)).select(selection, limit);
  }

  /** The latest record of a measure on revenue, customers or activity; null if there is none. */
  public @Nullable LastRecord lastRecord(Measure measure) {
    Customers.First first = measure.equals(Measure.CUSTOMERS) ? customers.last() : null;
    if (first != null) {
      return new LastRecord(first.eventId, calendar.day(first.at), first.amount, null);
    }
    Series series = occurrences.find(measure);
    return series == null ? null : series.last(calendar);
  }

  /** Writes everything that {@link #read} needs to go on from here. */
  public void write(Encoder out) {
    out.flag(now != Long.MIN_VALUE);
    if (now != Long.MIN_VALUE) {
      out.instant(now);
      out.signed(occurrences.clearedBefore());
      occurrences.dropQuarters();
    }
    occurrences.write(out);
    deals.write(out);
    customers.write(out);
    seen.write(out, now);
    targets.write(out);
    latestProfile.write(out);
  }

  /** What {@link #write} wrote. */
  public static PartnerHistory read(
      Decoder in, String partnerId, FiscalCalendar calendar, HistoryLimits limits) {
    PartnerHistory history = new PartnerHistory(partnerId, calendar, limits);
    if (in.flag()) {
      history.moveTo(in.instant());
      history.occurrences.restoreClearedBefore((int) in.signed());
    }
    history.occurrences.read(in);
    history.deals.read(in);
    history.customers.read(in);
    history.seen.read(in);
    history.targets.read(in);
    history.latestProfile.read(in);
    return history;
  }

  /**
   * What occurred of a measure; null if nothing did. What deals and customers tell of it is put
   * together when it is asked for first, and kept up to date from then on.
   */
  @Nullable Series series(Measure measure) {
    Series known = occurrences.find(measure);
    if (known == null) {
      known = told(measure);
    }
    return known == null || known.isEmpty() ? null : known;
  }

  private @Nullable Series told(Measure measure) {
    if (measure.equals(Measure.CUSTOMERS)) {
      return customers.tell();
    }
    DealMeasure.Suffixed deals = DealMeasure.named(measure);
    return deals == null ? null : this.deals.tell(deals);
  }

  /** The first day that windows still reach. */
  int keptFrom() {
    return keptFrom;
  }

  /** Takes an instant for the present, unless a later one was. */
  void advance(long instant) {
    if (instant <= now) {
      return;
    }
    if (moveTo(instant)) {
      deals.forgetClosedBefore(keptFrom);
      if (keptFrom >= occurrences.clearedBefore() + (long) DAYS_BETWEEN_CLEARINGS) {
        occurrences.clearBefore(keptFrom, () -> deals.daysThatMayChange(keptFrom));
        targets.forgetEndedBefore(keptFrom);
      }
    }
  }

  /** Sets the present; true if that may change the first day that windows reach. */
  private boolean moveTo(long instant) {
    now = instant;
    occurrences.advance(now);
    if (now < keptFromChangesAt) {
      return false;
    }
    // Counted from the day's start, so that windows of days change with the day and not within it.
    int today = calendar.day(now);
    keptFrom = calendar.day(calendar.startOfDay(today) - limits.retentionMillis());
    keptFromChangesAt = calendar.startOfDay(today + 1);
    return true;
  }
}
