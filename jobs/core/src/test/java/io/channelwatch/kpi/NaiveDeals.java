package io.channelwatch.kpi;

import static io.channelwatch.kpi.NaiveHistory.lower;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.kpi.NaiveHistory.Occurrence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The deals of one partner: every version of each, looked through for each question. */
final class NaiveDeals {

  /** A version of a deal with its amount in the program's currency. */
  record Converted(DealVersion version, BigDecimal amount) {}

  private static final List<DealStage> APPROVED_STAGES =
      List.of(
          DealStage.APPROVED,
          DealStage.QUALIFIED,
          DealStage.PROPOSAL,
          DealStage.NEGOTIATION,
          DealStage.WON);

  private final NaiveCalendar calendar;
  private final Map<String, List<Converted>> deals = new TreeMap<>();
  private final List<Occurrence> ofForgottenDeals = new ArrayList<>();

  NaiveDeals(NaiveCalendar calendar) {
    this.calendar = calendar;
  }

  /** Takes up a version, with its amount in the program's currency. */
  void add(DealVersion version, BigDecimal amount) {
    deals
        .computeIfAbsent(version.dealId(), id -> new ArrayList<>())
        .add(new Converted(version, amount));
    forget();
  }

  /** Forgets deals that closed long ago, but not what they add to counts over all time. */
  void forget() {
    deals
        .values()
        .removeIf(
            versions -> {
              DealVersion winner = winner(versions).version();
              boolean forgotten =
                  !winner.stage().isOpen()
                      && calendar.date(winner.closedAt()).isBefore(calendar.keptFrom());
              if (forgotten) {
                ofForgottenDeals.addAll(occurrences(versions));
              }
              return forgotten;
            });
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
          && !expected.isBefore(calendar.start(unit, calendar.today()))
          && expected.isBefore(calendar.end(unit, calendar.today()));
    };
  }

  Predicate<Converted> stalled(double days) {
    return deal -> {
      long latest =
          deals.get(deal.version.dealId()).stream()
              .mapToLong(each -> each.version.occurredAt())
              .max()
              .orElseThrow();
      return Math.max(0, ChronoUnit.DAYS.between(calendar.date(latest), calendar.today())) >= days;
    };
  }

  Predicate<Converted> overdue(double days) {
    return stalled(days)
        .and(
            deal ->
                expected(deal.version) != null
                    && expected(deal.version).isBefore(calendar.today()));
  }

  Predicate<Converted> slipped() {
    return deal -> {
      LocalDate earliest =
          deals.get(deal.version.dealId()).stream()
              .map(each -> expected(each.version))
              .filter(date -> date != null)
              .min(Comparator.naturalOrder())
              .orElse(null);
      LocalDate end = calendar.end(PeriodUnit.QUARTER, calendar.today());
      LocalDate present = expected(deal.version);
      return earliest != null
          && present != null
          && earliest.isBefore(end)
          && !present.isBefore(end);
    };
  }

  /** The ids of the deals that a deal measure counts in a window, largest first. */
  List<String> dealsCounted(String measure, Window window) {
    return deals.values().stream()
        .filter(
            versions ->
                occurrences(versions).stream()
                    .anyMatch(
                        each ->
                            each.measure().equals(measure) && calendar.covers(window, each.at())))
        .map(NaiveDeals::winner)
        .sorted(
            Comparator.comparing(Converted::amount)
                .reversed()
                .thenComparing(deal -> deal.version.dealId()))
        .map(deal -> deal.version.dealId())
        .toList();
  }

  /** What the deals known, and those forgotten, count for. */
  List<Occurrence> occurrences() {
    List<Occurrence> all = new ArrayList<>(ofForgottenDeals);
    deals.values().forEach(versions -> all.addAll(occurrences(versions)));
    return all;
  }

  private List<Converted> open(Predicate<Converted> condition) {
    return deals.values().stream()
        .map(NaiveDeals::winner)
        .filter(deal -> deal.version.stage().isOpen())
        .filter(condition)
        .toList();
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

  private static LocalDate expected(DealVersion deal) {
    return deal.expectedCloseOn() == null ? null : LocalDate.ofEpochDay(deal.expectedCloseOn());
  }
}
