package io.channelwatch.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A rule.
 *
 * @param appliesTo null: to everything
 * @param levels from mild to severe
 * @param message null: one that the product makes up
 */
public record Rule(
    String id,
    String set,
    String title,
    String kind,
    boolean ofDeals,
    Expr appliesTo,
    List<Level> levels,
    Duration keepFiringFor,
    List<String> roles,
    Message message,
    String playbook,
    Map<String, String> labels,
    boolean enabled) {

  static final List<String> SEVERITIES = List.of("INFO", "WARNING", "CRITICAL");

  /**
   * A level.
   *
   * @param clearWhen null: the opposite of when
   */
  record Level(String severity, Expr when, Duration hold, Expr clearWhen) {}

  /** What the conditions compare, with the level and the name of each condition. */
  void eachCondition(BiConsumer<Level, Boolean> taker) {
    for (Level level : levels) {
      taker.accept(level, true);
      if (level.clearWhen() != null) {
        taker.accept(level, false);
      }
    }
  }

  List<Expr> expressions() {
    List<Expr> all = new ArrayList<>();
    if (appliesTo != null) {
      all.add(appliesTo);
    }
    eachCondition((level, when) -> all.add(when ? level.when() : level.clearWhen()));
    return all;
  }

  /** Gives every expression within the rule, through the catalog. */
  void through(Rules rules, Consumer<Expr> taker) {
    expressions().forEach(expr -> through(expr, rules, taker));
  }

  private static void through(Expr root, Rules rules, Consumer<Expr> taker) {
    root.each(
        expr -> {
          taker.accept(expr);
          Kpi kpi = expr instanceof Expr.Name name ? rules.kpi(name.text()) : null;
          if (kpi != null && kpi.formula() != null) {
            through(kpi.formula(), rules, taker);
          } else if (kpi != null) {
            kpi.parts().forEach(part -> through(new Expr.Name(part.kpi()), rules, taker));
          }
        });
  }

  /** Which of month, quarter and year the rule names. */
  Set<String> periods(Rules rules) {
    Set<String> named = new HashSet<>();
    through(
        rules,
        expr -> {
          if (expr instanceof Expr.Call call) {
            addPeriods(call, named);
          }
        });
    return named;
  }

  private static void addPeriods(Expr.Call call, Set<String> named) {
    for (String period : List.of("month", "quarter", "year")) {
      boolean says =
          switch (call.function()) {
            case "count", "sum", "days_with" -> call.argument(1).contains(period);
            case "elapsed", "open_count", "open_value" -> period.equals(call.argument(0));
            case "target" -> period.equals(call.parts().size() > 1 ? call.argument(1) : "quarter");
            default -> false;
          };
      if (says) {
        named.add(period);
      }
    }
  }
}
