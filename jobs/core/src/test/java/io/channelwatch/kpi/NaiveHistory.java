package io.channelwatch.kpi;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The same as a partner's history, worked out the slow way: it keeps every record and computes each
 * function from all of them, with the dates of the JDK and decimals. For tests to compare with.
 */
final class NaiveHistory {

  /** That something happened, for a measure. */
  record Occurrence(String measure, long at, BigDecimal value, String eventId) {}

  /** A version of a deal with its amount in the program's currency. */
  record Converted(DealVersion version, BigDecimal amount) {}

  /** What is known of a key of the reference data: a null value is a removal. */
  record Reference<T>(T value, long updatedAt) {}

  private static final List<DealStage> APPROVED_STAGES =
      List.of(
          DealStage.APPROVED,
          DealStage.QUALIFIED,
          DealStage.PROPOSAL,
          DealStage.NEGOTIATION,
          DealStage.WON);

  private final Program program;
  private final HistoryLimits limits;
  private final List<FxRate> rates;
  private final Map<String, List<Converted>> deals = new TreeMap<>();
  private final List<Occurrence> additive = new ArrayList<>();
  private final List<Occurrence> ofForgottenDeals = new ArrayList<>();
  private final Map<String, Occurrence> customers = new HashMap<>();
  private final Map<String, Long> seen = new HashMap<>();
  private final Map<List<Object>, Reference<BigDecimal>> targets = new HashMap<>();
  private Reference<Profile> profile = null;
  private long now = Long.MIN_VALUE;

  /** All occurrences, worked out when they are asked for, for as long as nothing changes. */
  private final Map<String, List<Occurrence>> byMeasure = new HashMap<>();

  NaiveHistory(Program program, HistoryLimits limits, List<FxRate> rates) {
    this.program = program;
    this.limits = limits;
    this.rates = rates;
  }

  /** Takes up a record; false if it is refused. */
  boolean apply(PartnerEvent event, long knownAt) {
    advance(knownAt);
    try {
      if (event instanceof DealVersion deal) {
        BigDecimal amount = convert(deal.amount(), deal.currency(), date(deal.registeredAt()));
        deals
            .computeIfAbsent(deal.dealId(), id -> new ArrayList<>())
            .add(new Converted(deal, amount));
        advance(knownAt);
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
    now = Math.max(now, instant);
    byMeasure.clear();
    deals
        .values()
        .removeIf(
            versions -> {
              DealVersion winner = winner(versions).version();
              boolean forgotten =
                  !winner.stage().isOpen() && date(winner.closedAt()).isBefore(keptFrom());
              if (forgotten) {
                ofForgottenDeals.addAll(occurrences(versions));
              }
              return forgotten;
            });
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
    return within(measure, window).stream().map(each -> date(each.at)).distinct().count();
  }

  double daysSince(String measure) {
    LocalDate last =
        all(measure).map(each -> date(each.at)).max(Comparator.naturalOrder()).orElse(null);
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
    return Math.max(0, ChronoUnit.DAYS.between(last, today()));
  }

  double count(Predicate<Converted> condition) {
    return open(condition).size();
  }

  double value(Predicate<Converted> condition) {
    return open(condition).stream()
        .map(Converted::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  Predicate<Converted> inStage(DealStage stage) {
    return deal -> stage == null || deal.version.stage() == stage;
  }

  Predicate<Converted> closingIn(PeriodUnit unit) {
    return deal -> {
      LocalDate expected = expected(deal.version);
      return expected != null
          && !expected.isBefore(start(unit, today()))
          && expected.isBefore(end(unit, today()));
    };
  }

  Predicate<Converted> stalled(double days) {
    return deal -> {
      long latest =
          deals.get(deal.version.dealId()).stream()
              .mapToLong(each -> each.version.occurredAt())
              .max()
              .orElseThrow();
      return Math.max(0, ChronoUnit.DAYS.between(date(latest), today())) >= days;
    };
  }

  Predicate<Converted> overdue(double days) {
    return stalled(days)
        .and(deal -> expected(deal.version) != null && expected(deal.version).isBefore(today()));
  }

  Predicate<Converted> slipped() {
    return deal -> {
      LocalDate earliest =
          deals.get(deal.version.dealId()).stream()
              .map(each -> expected(each.version))
              .filter(date -> date != null)
              .min(Comparator.naturalOrder())
              .orElse(null);
      LocalDate end = end(PeriodUnit.QUARTER, today());
      LocalDate present = expected(deal.version);
      return earliest != null
          && present != null
          && earliest.isBefore(end)
          && !present.isBefore(end);
    };
  }

  double target(String metric, PeriodUnit unit) {
    Reference<BigDecimal> found =
        targets.get(
            key(
                metric,
                (int) start(unit, today()).toEpochDay(),
                (int) end(unit, today()).toEpochDay()));
    return found == null || found.value == null ? Double.NaN : found.value.doubleValue();
  }

  double elapsed(PeriodUnit unit) {
    LocalDate start = start(unit, today());
    double passed = ChronoUnit.DAYS.between(start, today()) + 1;
    return passed / ChronoUnit.DAYS.between(start, end(unit, today()));
  }

  double tenureDays() {
    return profile() == null || profile().joinedOn() == null
        ? Double.NaN
        : today().toEpochDay() - profile().joinedOn();
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
        .filter(at -> at > now)
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

  /** The ids of the deals that a deal measure counts in a window, largest first. */
  List<String> dealsCounted(String measure, Window window) {
    return deals.values().stream()
        .filter(
            versions ->
                occurrences(versions).stream()
                    .anyMatch(each -> each.measure.equals(measure) && covers(window, each.at)))
        .map(NaiveHistory::winner)
        .sorted(
            Comparator.comparing(Converted::amount)
                .reversed()
                .thenComparing(deal -> deal.version.dealId()))
        .map(deal -> deal.version.dealId())
        .toList();
  }

  private void applyRevenue(Revenue revenue, long knownAt) {
    if (isRepeat("revenue " + revenue.eventId(), knownAt)) {
      return;
    }
    BigDecimal amount = convert(revenue.amount(), revenue.currency(), date(revenue.occurredAt()));
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
      BigDecimal amount = convert(activity.amount(), activity.currency(), date(at));
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

  private List<Converted> open(Predicate<Converted> condition) {
    return deals.values().stream()
        .map(NaiveHistory::winner)
        .filter(deal -> deal.version.stage().isOpen())
        .filter(condition)
        .toList();
  }

  private List<Occurrence> within(String measure, Window window) {
    return all(measure).filter(each -> covers(window, each.at)).toList();
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
    all.addAll(ofForgottenDeals);
    all.addAll(customers.values());
    deals.values().forEach(versions -> all.addAll(occurrences(versions)));
    return all;
  }

  private static List<Occurrence> occurrences(List<Converted> versions) {
    Converted winner = winner(versions);
    DealVersion deal = winner.version;
    List<Occurrence> all = new ArrayList<>();
    BiAdder add =
        (name, at, value) -> {
          all.add(new Occurrence(name, at, value, ""));
          if (deal.attribution() != Attribution.UNKNOWN) {
            all.add(new Occurrence(name + "." + lower(deal.attribution()), at, value, ""));
          }
        };
    add.add("registrations", deal.registeredAt(), winner.amount);
    versions.stream()
        .filter(each -> APPROVED_STAGES.contains(each.version.stage()))
        .mapToLong(each -> each.version.stageEnteredAt())
        .min()
        .ifPresent(at -> add.add("approvals", at, winner.amount));
    for (DealStage stage : DealStage.values()) {
      versions.stream()
          .filter(each -> each.version.stage() == stage)
          .mapToLong(each -> each.version.stageEnteredAt())
          .min()
          .ifPresent(at -> add.add("stage." + stage, at, winner.amount));
    }
    Map<DealStage, String> closing =
        Map.of(
            DealStage.WON, "wins",
            DealStage.LOST, "losses",
            DealStage.REJECTED, "rejections",
            DealStage.EXPIRED, "expirations");
    if (closing.containsKey(deal.stage())) {
      add.add(closing.get(deal.stage()), deal.closedAt(), winner.amount);
    }
    if (deal.stage() == DealStage.WON) {
      add.add(
          "win_cycle", deal.closedAt(), BigDecimal.valueOf(deal.closedAt() - deal.registeredAt()));
    }
    return all;
  }

  private interface BiAdder {
    void add(String measure, long at, BigDecimal value);
  }

  private static Converted winner(List<Converted> versions) {
    return versions.stream()
        .max(
            Comparator.comparingLong((Converted each) -> each.version.version())
                .thenComparingLong(each -> each.version.occurredAt()))
        .orElseThrow();
  }

  private boolean covers(Window window, long at) {
    if (window.kind() == Window.Kind.ALL) {
      return true;
    }
    if (at > now) {
      return false;
    }
    if (window.kind() == Window.Kind.HOURS) {
      ZonedDateTime hour = zoned(now).truncatedTo(ChronoUnit.HOURS);
      Instant first =
          hour.toInstant().minus(window.length() + window.offset() - 1, ChronoUnit.HOURS);
      Instant end = hour.toInstant().minus(window.offset() - 1, ChronoUnit.HOURS);
      boolean early = at < first.toEpochMilli();
      return !early && (window.offset() == 0 || at < end.toEpochMilli());
    }
    LocalDate date = date(at);
    return !date.isBefore(keptFrom())
        && !date.isBefore(first(window))
        && !date.isAfter(last(window));
  }

  private LocalDate first(Window window) {
    LocalDate today = today();
    return switch (window.kind()) {
      case DAYS -> today.minusDays(window.offset() + window.length() - 1L);
      case DAY -> today;
      case WEEK -> start(PeriodUnit.WEEK, today);
      case MONTH -> start(PeriodUnit.MONTH, today);
      case QUARTER -> start(PeriodUnit.QUARTER, today);
      case YEAR -> start(PeriodUnit.YEAR, today);
      case PREV_DAY -> today.minusDays(1);
      case PREV_WEEK -> start(PeriodUnit.WEEK, today).minusWeeks(1);
      case PREV_MONTH, PREV_MONTH_TO_DATE -> start(PeriodUnit.MONTH, today).minusMonths(1);
      case PREV_QUARTER, PREV_QUARTER_TO_DATE -> start(PeriodUnit.QUARTER, today).minusMonths(3);
      case PREV_YEAR, PREV_YEAR_TO_DATE -> start(PeriodUnit.YEAR, today).minusYears(1);
      case HOURS, ALL -> throw new IllegalStateException();
    };
  }

  private LocalDate last(Window window) {
    LocalDate today = today();
    return switch (window.kind()) {
      case DAYS -> today.minusDays(window.offset());
      case DAY, WEEK, MONTH, QUARTER, YEAR -> today;
      case PREV_DAY -> today.minusDays(1);
      case PREV_WEEK -> start(PeriodUnit.WEEK, today).minusDays(1);
      case PREV_MONTH -> start(PeriodUnit.MONTH, today).minusDays(1);
      case PREV_QUARTER -> start(PeriodUnit.QUARTER, today).minusDays(1);
      case PREV_YEAR -> start(PeriodUnit.YEAR, today).minusDays(1);
      case PREV_MONTH_TO_DATE -> toDate(window, PeriodUnit.MONTH);
      case PREV_QUARTER_TO_DATE -> toDate(window, PeriodUnit.QUARTER);
      case PREV_YEAR_TO_DATE -> toDate(window, PeriodUnit.YEAR);
      case HOURS, ALL -> throw new IllegalStateException();
    };
  }

  private LocalDate toDate(Window window, PeriodUnit unit) {
    LocalDate start = start(unit, today());
    long dayOfPeriod = ChronoUnit.DAYS.between(start, today()) + 1;
    LocalDate last = first(window).plusDays(dayOfPeriod - 1);
    return last.isBefore(start) ? last : start.minusDays(1);
  }

  private LocalDate start(PeriodUnit unit, LocalDate date) {
    LocalDate month = date.withDayOfMonth(1);
    return switch (unit) {
      case DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(program.weekStarts()));
      case MONTH -> month;
      case QUARTER -> {
        while (Math.floorMod(month.getMonthValue() - program.fiscalYearStartMonth(), 3) != 0) {
          month = month.minusMonths(1);
        }
        yield month;
      }
      case YEAR -> {
        while (month.getMonthValue() != program.fiscalYearStartMonth()) {
          month = month.minusMonths(1);
        }
        yield month;
      }
    };
  }

  private LocalDate end(PeriodUnit unit, LocalDate date) {
    LocalDate start = start(unit, date);
    return switch (unit) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR -> start.plusYears(1);
    };
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

  private LocalDate keptFrom() {
    Instant midnight = today().atStartOfDay(program.timeZone()).toInstant();
    return date(midnight.toEpochMilli() - limits.retentionMillis());
  }

  private LocalDate today() {
    return date(now);
  }

  private LocalDate date(long instant) {
    return zoned(instant).toLocalDate();
  }

  private ZonedDateTime zoned(long instant) {
    return Instant.ofEpochMilli(instant).atZone(program.timeZone());
  }

  private static LocalDate expected(DealVersion deal) {
    return deal.expectedCloseOn() == null ? null : LocalDate.ofEpochDay(deal.expectedCloseOn());
  }

  private static List<Object> key(String metric, int start, int end) {
    return List.of(metric, start, end);
  }

  private static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }
}
