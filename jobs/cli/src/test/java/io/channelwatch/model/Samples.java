package io.channelwatch.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Some partners at some instants, to find numbers near which values lie. */
final class Samples {

  private final Dice dice;
  private final List<View> views;

  Samples(Dice dice, List<View> views) {
    this.dice = dice;
    this.views = views;
  }

  /** A number about which an expression's values lie; often one of them. */
  double about(Expr expr) {
    boolean ofDeal = ValueTexts.readsDeal(expr);
    List<Double> values = new ArrayList<>();
    for (View view : views) {
      View one =
          ofDeal && !view.known().deals.isEmpty() ? view.with(dice.pick(view.known().deals)) : view;
      if ((!ofDeal || one.deal() != null) && expr.value(one) instanceof Double value) {
        values.add(value);
      }
    }
    if (values.isEmpty()) {
      return dice.between(0, 5);
    }
    double some = dice.chance(0.6) ? dice.pick(values) : dice.pick(values) + dice.pick(values);
    // What is not exact must not lie on the edge: the order of additions is nobody's promise.
    return exact(expr)
        ? rounded(some, 12)
        : rounded(some, 4) + (some == 0 ? 1 : rounded(some, 1)) / 1_048_576;
  }

  private static boolean exact(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return name.text().startsWith("deal.");
    }
    return expr instanceof Expr.Call call
        && !List.of("score", "change", "when", "coalesce").contains(call.function())
        && !call.text().contains("win_cycle");
  }

  private static double rounded(double number, int digits) {
    return BigDecimal.valueOf(number).round(new MathContext(digits)).doubleValue();
  }
}
