package io.channelwatch.model;

import io.channelwatch.model.Fact.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A partner at an instant, and one of its deals or null: what functions and names give there. Null
 * is absent.
 */
record View(Known known, Instant now, Rules rules, Deal deal) {

  private static final Set<String> PERIODS = Set.of("day", "week", "month", "quarter", "year");
  private static final double MILLIS_A_DAY = 86_400_000;

  View with(Deal one) {
    return new View(known, now, rules, one);
  }

  private Program program() {
    return known.program;
  }

  private LocalDate today() {
    return program().day(now);
  }

  /** What lies ahead is no days ago. */
  private long daysSince(Instant instant) {
    return Math.max(0, ChronoUnit.DAYS.between(program().day(instant), today()));
  }

  List<Occurrence> in(String measure, String window, String offset) {
    Window held = Window.of(program(), now, window, offset);
    return known.of(measure).stream().filter(o -> held.holds(o.at(), o.day())).toList();
  }

  /** What a name of a profile field, of a fact of the deal or of a KPI gives. */
  Object name(String name) {
    if (name.startsWith("deal.")) {
      return ofDeal(name.substring("deal.".length()));
    }
    if (name.equals("partner.id")) {
      return known.partner;
    }
    Kpi kpi = rules.kpi(name);
    if (kpi != null) {
      return kpi.value(with(null));
    }
    Profile profile = known.profile();
    if (profile == null) {
      return null;
    }
    return switch (name) {
      case "cam" -> profile.cam() == null ? null : profile.cam().name();
      case "leader" -> profile.leader() == null ? null : profile.leader().name();
      case "status" -> profile.texts().getOrDefault(name, "ACTIVE");
      default -> profile.texts().get(name);
    };
  }

  String label(String key) {
    Profile profile = known.profile();
    return profile == null ? null : profile.labels().get(key);
  }

  private Object ofDeal(String field) {
    var winner = deal.winner;
    return switch (field) {
      case "id" -> deal.id;
      case "stage" -> winner.stage();
      case "attribution" -> winner.attribution();
      case "amount" -> deal.amount.doubleValue();
      case "age_days" -> (double) daysSince(winner.registered());
      case "days_in_stage" -> (double) daysSince(winner.stageEntered());
      case "days_since_update" -> (double) daysSince(deal.latest());
      case "days_overdue" ->
          winner.expected() == null
              ? null
              : (Object) (double) Math.max(0, ChronoUnit.DAYS.between(winner.expected(), today()));
      default -> throw new IllegalArgumentException(field);
    };
  }

  /** What a function gives that reads history; texts are null where they were left out. */
  Double history(String function, String first, String second, String third) {
    return switch (function) {
      case "count" -> (double) in(first, second, third).size();
      case "sum" -> sum(first, second, third);
      case "days_with" ->
          (double) in(first, second, null).stream().map(Occurrence::day).distinct().count();
      case "days_since" -> sinceLast(first);
      case "target" -> target(first, second == null ? "quarter" : second);
      case "elapsed" -> elapsed(first);
      case "tenure_days" -> joined() == null ? null : (double) days(joined(), today());
      default -> ofOpenDeals(function, first);
    };
  }

  private Double sum(String measure, String window, String offset) {
    BigDecimal sum =
        in(measure, window, offset).stream()
            .map(Occurrence::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return measure.startsWith("win_cycle") ? sum.doubleValue() / MILLIS_A_DAY : sum.doubleValue();
  }

  private static long days(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  private LocalDate joined() {
    return known.profile() == null ? null : known.profile().joined();
  }

  private Double sinceLast(String measure) {
    LocalDate last =
        known.of(measure).stream().map(Occurrence::day).max(LocalDate::compareTo).orElse(null);
    if (last == null) {
      last =
          Stream.of(joined(), program().dataSince())
              .filter(day -> day != null)
              .max(LocalDate::compareTo)
              .orElse(null);
    }
    return last == null ? null : (double) Math.max(0, days(last, today()));
  }

  private Double target(String metric, String period) {
    LocalDate start = program().periodStart(period, today());
    var target = known.target(metric + "|" + start + "|" + program().nextPeriod(period, start));
    return target == null
        ? null
        : known.rates.convert(target.value(), target.currency(), target.start()).doubleValue();
  }

  private Double elapsed(String period) {
    LocalDate start = program().periodStart(period, today());
    double all = days(start, program().nextPeriod(period, start));
    return (days(start, today()) + 1) / all;
  }

  private Double ofOpenDeals(String function, String argument) {
    List<Deal> deals = openDeals(function, argument);
    return function.endsWith("_count")
        ? (double) deals.size()
        : deals.stream().map(d -> d.amount).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
  }

  /** The open deals that one of the functions over them counts. */
  List<Deal> openDeals(String function, String argument) {
    return known.deals.stream()
        .filter(Deal::open)
        .filter(d -> counts(function, argument, d))
        .toList();
  }

  private boolean counts(String function, String argument, Deal d) {
    LocalDate expected = d.winner.expected();
    return switch (function.substring(0, function.indexOf('_'))) {
      case "open" ->
          argument == null
              || (PERIODS.contains(argument)
                  ? expected != null && isIn(argument, expected)
                  : d.winner.stage().equals(argument));
      case "overdue" ->
          expected != null
              && expected.isBefore(today())
              && daysSince(d.latest()) >= Long.parseLong(argument);
      case "stalled" -> daysSince(d.latest()) >= Long.parseLong(argument);
      case "slipped" -> expected != null && hasSlipped(d, expected);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private boolean isIn(String period, LocalDate day) {
    return program().periodStart(period, day).equals(program().periodStart(period, today()));
  }

  private boolean hasSlipped(Deal d, LocalDate expected) {
    LocalDate next = program().nextPeriod("quarter", program().periodStart("quarter", today()));
    return d.earliestExpected().isBefore(next) && !expected.isBefore(next);
  }
}
