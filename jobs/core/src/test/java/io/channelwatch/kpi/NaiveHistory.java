package io.channelwatch.kpi;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same as a partner's history, worked out the slow way: it keeps every record and computes each
 * function from all of them, with the dates of the JDK and decimals. For tests to compare with.
 */
final class NaiveHistory {
  /** That something happened, for a measure. */
  record Occurrence(String measure, long at, BigDecimal value, String eventId) {}

  /** What is known of a key of the reference data: a null value is a removal. */
  record Reference<T>(T value, long updatedAt) {}

  private final Program program;
  private final HistoryLimits limits;
  private final List<FxRate> rates;
  private final NaiveCalendar calendar;
  private final NaiveDeals deals;
  private final List<Occurrence> additive = new ArrayList<>();
  private final Map<String, Occurrence> customers = new HashMap<>();
  private final Map<String, Long> seen = new HashMap<>();
  private final Map<List<Object>, Reference<BigDecimal>> targets = new HashMap<>();
  private Reference<Profile> profile = null;

  /** All occurrences, worked out when they are asked for, for as long as nothing changes. */
  private final Map<String, List<Occurrence>> byMeasure = new HashMap<>();

  NaiveHistory(Program program, HistoryLimits limits, List<FxRate> rates) {
    this.program = program;
    this.limits = limits;
    this.rates = rates;
    this.calendar = new NaiveCalendar(program, limits);
    this.deals = new NaiveDeals(calendar);
  }

  /** Takes up a record; false if it is refused. */
  boolean apply(PartnerEvent event, long knownAt) {
    advance(knownAt);
    try {
      if (event instanceof DealVersion deal) {
        deals.add(
            deal, convert(deal.amount(), deal.currency(), calendar.date(deal.registeredAt())));
      } else if (event instanceof Revenue revenue) {
        applyRevenue(revenue, knownAt);
      } else if (event instanceof Activity activity) {
        applyActivity(activity, knownAt);
      } else if (event instanceof Target target) {
        BigDecimal value =
            target.currency() == null
                ? BigDecimal.valueOf(target.value(), 4)
                : convert(
                    target.value(), target.currency(), LocalDate.ofEpochDay(target.periodStart()));
        refer(
            key(target.metric(), target.periodStart(), target.periodEnd()),
            value,
            target.updatedAt() == null ? Long.MIN_VALUE : target.updatedAt());
      } else if (event instanceof TargetRemoved removed) {
        refer(key(removed.metric(), removed.periodStart(), removed.periodEnd()), null, knownAt);
      } else if (event instanceof Profile known) {
        refer(known, known.updatedAt() == null ? Long.MIN_VALUE : known.updatedAt());
      } else if (event instanceof ProfileRemoved) {
        refer(null, knownAt);
      }
      return true;
    } catch (ArithmeticException noRate) {
      return false;
    }
  }

  void advance(long instant) {
    calendar.advance(instant);
    byMeasure.clear();
    deals.forget();
  }

  double count(String measure, Window window) {
    return within(measure, window).size();
  }

  double sum(String measure, Window window) {
    BigDecimal sum =
        within(measure, window).stream()
            .map(Occurrence::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return measure.startsWith("win_cycle")
        ? sum.longValueExact() / 86_400_000.0
        : sum.doubleValue();
  }

  double daysWith(String measure, Window window) {
    return within(measure, window).stream().map(each -> calendar.date(each.at)).distinct().count();
  }

  double daysSince(String measure) {
    LocalDate last =
        all(measure)
            .map(each -> calendar.date(each.at))
            .max(Comparator.naturalOrder())
            .orElse(null);
    if (last == null) {
      Integer joined = profile() == null ? null : profile().joinedOn();
      Integer since = program.dataSince();
      if (joined == null && since == null) {
        return Double.NaN;
      }
      last =
          LocalDate.ofEpochDay(
              joined == null ? since : since == null ? joined : Math.max(joined, since));
    }
    return Math.max(0, ChronoUnit.DAYS.between(last, calendar.today()));
  }

  /** The deals, of which there is more to ask. */
  NaiveDeals deals() {
    return deals;
  }

  double elapsed(PeriodUnit unit) {
    return calendar.elapsed(unit);
  }

  double target(String metric, PeriodUnit unit) {
    Reference<BigDecimal> found =
        targets.get(
            key(
                metric,
                (int) calendar.start(unit, calendar.today()).toEpochDay(),
                (int) calendar.end(unit, calendar.today()).toEpochDay()));
    return found == null || found.value == null ? Double.NaN : found.value.doubleValue();
  }

  double tenureDays() {
    return profile() == null || profile().joinedOn() == null
        ? Double.NaN
        : calendar.today().toEpochDay() - profile().joinedOn();
  }

  Profile profile() {
    return profile == null ? null : profile.value;
  }

  boolean retired() {
    return profile != null
        && (profile.value == null || profile.value.status() == PartnerStatus.TERMINATED);
  }

  long nextArrival() {
    return all().stream()
        .mapToLong(Occurrence::at)
        .filter(at -> at > calendar.now())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The id of the latest record of a measure that counts records one by one; null without one. */
  String lastEventId(String measure) {
    return all(measure)
        .max(Comparator.comparingLong(Occurrence::at).thenComparing(Occurrence::eventId))
        .map(Occurrence::eventId)
        .orElse(null);
  }

  private void applyRevenue(Revenue revenue, long knownAt) {
    if (isRepeat("revenue " + revenue.eventId(), knownAt)) {
      return;
    }
    BigDecimal amount =
        convert(revenue.amount(), revenue.currency(), calendar.date(revenue.occurredAt()));
    seen.put("revenue " + revenue.eventId(), knownAt);
    add("revenue", revenue.occurredAt(), amount, revenue.eventId());
    if (revenue.attribution() != Attribution.UNKNOWN) {
      add(
          "revenue." + lower(revenue.attribution()),
          revenue.occurredAt(),
          amount,
          revenue.eventId());
    }
    if (revenue.type() != RevenueType.UNKNOWN) {
      add("revenue." + lower(revenue.type()), revenue.occurredAt(), amount, revenue.eventId());
    }
    if (revenue.customerId() != null) {
      Occurrence first =
          new Occurrence("customers", revenue.occurredAt(), amount, revenue.eventId());
      customers.merge(
          revenue.customerId(),
          first,
          (known, other) ->
              Comparator.comparingLong(Occurrence::at)
                          .thenComparing(Occurrence::eventId)
                          .compare(other, known)
                      < 0
                  ? other
                  : known);
    }
  }

  private void applyActivity(Activity activity, long knownAt) {
    if (isRepeat("activity " + activity.eventId(), knownAt)) {
      return;
    }
    long at = activity.occurredAt();
    if (activity.amount() != null) {
      BigDecimal amount = convert(activity.amount(), activity.currency(), calendar.date(at));
      add("activity_amount", at, amount, activity.eventId());
      add("activity_amount." + activity.type(), at, amount, activity.eventId());
    }
    seen.put("activity " + activity.eventId(), knownAt);
    BigDecimal quantity = BigDecimal.valueOf(activity.quantity(), 4);
    add("activity", at, quantity, activity.eventId());
    add("activity." + activity.type(), at, quantity, activity.eventId());
  }

  private boolean isRepeat(String id, long knownAt) {
    Long first = seen.get(id);
    return first != null && knownAt - first <= limits.dedupHorizonMillis();
  }

  private void add(String measure, long at, BigDecimal value, String eventId) {
    additive.add(new Occurrence(measure, at, value, eventId));
  }

  private void refer(List<Object> key, BigDecimal value, long updatedAt) {
    Reference<BigDecimal> known = targets.get(key);
    if (known == null || updatedAt >= known.updatedAt) {
      targets.put(key, new Reference<>(value, updatedAt));
    }
  }

  private void refer(Profile value, long updatedAt) {
    if (profile == null || updatedAt >= profile.updatedAt) {
      profile = new Reference<>(value, updatedAt);
    }
  }

  private List<Occurrence> within(String measure, Window window) {
    return all(measure).filter(each -> calendar.covers(window, each.at)).toList();
  }

  private Stream<Occurrence> all(String measure) {
    if (byMeasure.isEmpty()) {
      all()
          .forEach(
              each -> byMeasure.computeIfAbsent(each.measure, name -> new ArrayList<>()).add(each));
    }
    return byMeasure.getOrDefault(measure, List.of()).stream();
  }

  private List<Occurrence> all() {
    List<Occurrence> all = new ArrayList<>(additive);
    all.addAll(customers.values());
    all.addAll(deals.occurrences());
    return all;
  }

  private BigDecimal convert(long amount, String currency, LocalDate date) {
    BigDecimal original = BigDecimal.valueOf(amount, 4);
    if (currency.equals(program.currency())) {
      return original;
    }
    FxRate rate =
        rates.stream()
            .filter(each -> each.currency().equals(currency))
            .filter(each -> each.effectiveOn() <= date.toEpochDay())
            .max(Comparator.comparingInt(FxRate::effectiveOn))
            .orElseThrow(() -> new ArithmeticException("no rate"));
    return original
        .multiply(BigDecimal.valueOf(rate.rate(), 8))
        .setScale(4, RoundingMode.HALF_EVEN);
  }

  private static List<Object> key(String metric, int start, int end) {
    return List.of(metric, start, end);
  }

  static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }
}
