package io.channelwatch.model;

import java.util.Map;
import java.util.TreeMap;

/** The KPIs and function calls that a rule's expressions contain, as far as they are numbers. */
final class ValueTexts {

  private ValueTexts() {}

  static Map<String, Expr> of(Rule rule, Rules rules) {
    Map<String, Expr> texts = new TreeMap<>();
    for (Expr root : rule.expressions()) {
      root.each(
          expr -> {
            if (isValue(expr, rules)) {
              texts.put(expr.text(), expr);
            }
          });
    }
    return texts;
  }

  static boolean isValue(Expr expr, Rules rules) {
    if (expr instanceof Expr.Call call) {
      return !call.function().equals("known");
    }
    return expr instanceof Expr.Name name && rules.kpi(name.text()) != null;
  }

  static boolean readsDeal(Expr root) {
    boolean[] reads = new boolean[1];
    root.each(expr -> reads[0] |= expr instanceof Expr.Name n && n.text().startsWith("deal."));
    return reads[0];
  }

  /** A value as alerts give it: numbers alone. */
  static Double number(Object value) {
    return value instanceof Double number ? number : null;
  }
}
