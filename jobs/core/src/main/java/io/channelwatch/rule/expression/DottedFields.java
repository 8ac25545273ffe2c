package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.channelwatch.kpi.DealTurns;
import io.channelwatch.text.Nearest;
import java.util.Set;

/** Fields that are written after {@code deal.} and {@code partner.}, where they can be. */
final class DottedFields {

  private final Source source;
  private final Place place;
  private final Trace trace;

  DottedFields(Source source, Place place, Trace trace) {
    this.source = source;
    this.place = place;
    this.trace = trace;
  }

  Term deal(CelExpr expr, String field) {
    if (!place.knowsDeal()) {
      String here = place == Place.CATALOG ? "a KPI is of a partner" : "this rule is on partners";
      return source.mistake(
          expr, here + ", so there is no deal." + field + "; rules with scope deal have it");
    }
    TextExpression text = Fields.DEAL_TEXTS.get(field);
    if (text != null) {
      return new Term.Text(text, null, Symbols.ofDeal(field, place.isMessage()));
    }
    Term.Numeric number = Fields.DEAL_NUMBERS.get(field);
    if (number == null) {
      Set<String> names = Fields.dealNames();
      return source.mistake(
          expr, "a deal has no field '" + field + "'" + Nearest.hint(field, names));
    }
    DealTurns.Age age = Fields.DEAL_AGES.get(field);
    if (age != null) {
      trace.dealAge(age);
    }
    return number;
  }

  Term partner(CelExpr expr, String field) {
    TextExpression text = Fields.PARTNER.get(field);
    if (!place.isMessage()) {
      String instead = Fields.PROFILE.containsKey(field) ? "; write " + field + " instead" : "";
      return source.mistake(expr, "partner." + field + " is for messages" + instead);
    }
    if (text == null) {
      return source.mistake(
          expr,
          "a partner has no field '" + field + "'" + Nearest.hint(field, Fields.PARTNER.keySet()));
    }
    trace.profile();
    return new Term.Text(text, null, Symbols.ofProfile(field));
  }
}
