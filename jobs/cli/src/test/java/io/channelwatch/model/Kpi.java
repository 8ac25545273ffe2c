package io.channelwatch.model;

import java.util.List;

/**
 * A KPI of the catalog: a formula, or else parts that are weighed.
 *
 * @param formula null for a composite
 * @param parts empty for a formula
 */
public record Kpi(String name, String unit, Expr formula, List<Part> parts) {

  /** A part of a composite. */
  record Part(String kpi, double weight, double zero, double full) {}

  /** What a part gives: its KPI's value and what it adds; null is absent. */
  record Share(Part part, Double value, Double contribution) {}

  Object value(View view) {
    if (formula != null) {
      return formula.value(view);
    }
    List<Share> shares = shares(view);
    if (shares.stream().allMatch(share -> share.value() == null)) {
      return null;
    }
    return shares.stream()
        .filter(share -> share.value() != null)
        .mapToDouble(Share::contribution)
        .sum();
  }

  List<Share> shares(View view) {
    double weights =
        parts.stream()
            .filter(part -> view.name(part.kpi()) != null)
            .mapToDouble(Part::weight)
            .sum();
    return parts.stream()
        .map(
            part -> {
              Double value = (Double) view.name(part.kpi());
              Double score = Expr.Call.score(value, part.zero(), part.full());
              return new Share(part, value, score == null ? null : part.weight() * score / weights);
            })
        .toList();
  }
}
