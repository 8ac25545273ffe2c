package io.channelwatch.model;

import io.channelwatch.model.Expr.Call;
import io.channelwatch.model.Expr.If;
import io.channelwatch.model.Expr.In;
import io.channelwatch.model.Expr.Label;
import io.channelwatch.model.Expr.Name;
import io.channelwatch.model.Expr.Not;
import io.channelwatch.model.Expr.Num;
import io.channelwatch.model.Expr.Op;
import io.channelwatch.model.Expr.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes up expressions. */
final class ExprMaker {

  private static final String[] PERIODS = {"day", "week", "month", "quarter", "year"};
  private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};

  private final Dice dice;
  private final WindowMaker windows;
  private final Samples samples;
  private final List<Kpi> catalog;

  ExprMaker(Dice dice, WindowMaker windows, Samples samples, List<Kpi> catalog) {
    this.dice = dice;
    this.windows = windows;
    this.samples = samples;
    this.catalog = catalog;
  }

  private static Call call(String function, Object... arguments) {
    List<Expr> all = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Expr expr) {
        all.add(expr);
      } else if (argument instanceof String text) {
        all.add(new Str(text));
      } else if (argument instanceof Integer number) {
        all.add(new Num(number));
      }
    }
    return new Call(function, List.copyOf(all));
  }

  /** A number. */
  Expr number(int depth, boolean ofDeals) {
    if (depth == 0 || dice.chance(0.3)) {
      return leaf(ofDeals);
    }
    Expr a = number(depth - 1, ofDeals);
    return switch (dice.between(0, 8)) {
      case 0 -> call("change", a, number(depth - 1, ofDeals));
      case 1 -> call("score", a, dice.between(-3, 3), dice.between(4, 40));
      case 2 -> call("score", a, dice.between(50, 4000), dice.between(-30, 40));
      case 3 -> call("when", condition(depth - 1, ofDeals), a);
      case 4 -> call("coalesce", a, dice.chance(0.5) ? new Num(1) : number(depth - 1, ofDeals));
      case 5 ->
          new If(
              condition(depth - 1, ofDeals),
              a,
              dice.chance(0.4) ? new Num(dice.between(-2, 9)) : number(depth - 1, ofDeals));
      case 6 -> new Op("/", a, number(depth - 1, ofDeals));
      default -> new Op(dice.pick("+", "-", "*", "/"), a, leaf(ofDeals));
    };
  }

  private Expr leaf(boolean ofDeals) {
    if (ofDeals && dice.chance(0.5)) {
      return new Name(
          dice.pick(
              "deal.amount",
              "deal.age_days",
              "deal.days_in_stage",
              "deal.days_since_update",
              "deal.days_overdue"));
    }
    if (!catalog.isEmpty() && dice.chance(0.3)) {
      return new Name(dice.pick(catalog).name());
    }
    return switch (dice.between(0, 10)) {
      case 0, 1, 2 -> windowed(dice.pick("count", "sum"));
      case 3 -> call("days_with", measure(), windows.ofDays());
      case 4, 5 -> call("days_since", measure());
      case 6 -> ofOpenDeals();
      case 7, 10 -> ofAge();
      case 8 ->
          dice.chance(0.7)
              ? call("target", dice.pick(FactMaker.METRICS))
              : call("target", dice.pick(FactMaker.METRICS), dice.pick("month", "quarter", "year"));
      default -> dice.chance(0.6) ? call("elapsed", dice.pick(PERIODS)) : call("tenure_days");
    };
  }

  private Call windowed(String function) {
    String window = windows.any();
    return call(function, measure(), window, windows.offset(window));
  }

  private Call ofOpenDeals() {
    String function = dice.pick("open_count", "open_value");
    return switch (dice.between(0, 2)) {
      case 0 -> call(function);
      case 1 -> call(function, dice.pick(PERIODS));
      default -> call(function, dice.pick(DealMaker.STAGES));
    };
  }

  private Call ofAge() {
    return switch (dice.between(0, 2)) {
      case 0 -> call(dice.pick("overdue_count", "overdue_value"), dice.between(0, 15));
      case 1 -> call(dice.pick("stalled_count", "stalled_value"), dice.between(0, 30));
      default -> call(dice.pick("slipped_count", "slipped_value"));
    };
  }

  private String measure() {
    return switch (dice.between(0, 5)) {
      case 0 -> suffixed("revenue", "sourced", "influenced", "new", "expansion", "renewal");
      case 1 -> suffixed("activity", FactMaker.ACTIVITIES);
      case 2 -> suffixed("activity_amount", FactMaker.ACTIVITIES);
      case 3 -> "customers";
      case 4 ->
          suffixed(
              "stage."
                  + (dice.chance(0.7) ? dice.pick(DealMaker.STAGES) : dice.pick("WON", "LOST")),
              "sourced",
              "fulfilled");
      default ->
          suffixed(
              dice.pick(
                  "registrations",
                  "registrations",
                  "approvals",
                  "rejections",
                  "wins",
                  "losses",
                  "expirations",
                  "win_cycle"),
              "sourced",
              "influenced",
              "fulfilled");
    };
  }

  private String suffixed(String base, String... suffixes) {
    return dice.chance(0.65) ? base : base + "." + dice.pick(suffixes);
  }

  /** A condition. */
  Expr condition(int depth, boolean ofDeals) {
    return switch (dice.between(0, depth == 0 ? 5 : 9)) {
      case 0 -> ofTexts(ofDeals);
      case 1 -> call("known", dice.chance(0.5) ? text(false) : number(depth, ofDeals));
      case 6 -> new Op("&&", condition(depth - 1, ofDeals), condition(depth - 1, ofDeals));
      case 7 -> new Op("||", condition(depth - 1, ofDeals), condition(depth - 1, ofDeals));
      case 8 -> new Not(condition(depth - 1, ofDeals));
      default -> compared(number(depth, ofDeals));
    };
  }

  /** A comparison of a number with one about which it lies. */
  Expr compared(Expr number) {
    Num threshold = new Num(samples.about(number));
    String operator = COMPARISONS[dice.chance(0.9) ? dice.between(0, 3) : dice.between(4, 5)];
    return dice.chance(0.85)
        ? new Op(operator, number, threshold)
        : new Op(operator, threshold, number);
  }

  /** The same comparison with a number a bit further on. */
  Expr moved(Op comparison) {
    return comparison.right() instanceof Num
        ? new Op(
            comparison.operator(), comparison.left(), new Num(samples.about(comparison.left())))
        : comparison;
  }

  private Expr text(boolean ofDeals) {
    if (ofDeals && dice.chance(0.6)) {
      return new Name(dice.pick("deal.stage", "deal.attribution"));
    }
    return dice.chance(0.2)
        ? new Label("focus")
        : new Name(
            dice.pick("status", "tier", "region", "country", "type", "cam", "leader", "name"));
  }

  private Expr ofTexts(boolean ofDeals) {
    Expr text = text(ofDeals);
    List<Expr> choices = choices(text).stream().map(c -> (Expr) new Str(c)).toList();
    if (dice.chance(0.3)) {
      return new In(text, choices.subList(0, Math.min(choices.size(), dice.between(1, 2))));
    }
    return new Op(dice.pick("==", "!="), text, dice.pick(choices));
  }

  private static List<String> choices(Expr text) {
    return switch (text.text()) {
      case "status" -> List.of("ACTIVE", "ONBOARDING");
      case "tier" -> Arrays.asList(FactMaker.TIERS);
      case "region" -> List.of("emea", "apac");
      case "country" -> List.of("DE", "US");
      case "type" -> List.of("reseller", "referral");
      case "cam" -> List.of("Ana", "Ben");
      case "leader" -> List.of("Lea", "Leo");
      case "name" -> List.of("Partner p11", "Partner p22");
      case "deal.stage" -> Arrays.asList(DealMaker.STAGES);
      case "deal.attribution" -> List.of("SOURCED", "FULFILLED");
      default -> List.of("cloud", "edge");
    };
  }
}
