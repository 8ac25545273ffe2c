package io.channelwatch.rule.expression;

import io.channelwatch.event.Profile;
import io.channelwatch.kpi.DealTurns;
import io.channelwatch.kpi.DealView;
import io.channelwatch.rule.Condition;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Truth;
import io.channelwatch.rule.Unit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The fields that expressions read off a partner's profile and off a deal. */
final class Fields {

  /** What a field that is no text is called. */
  static final String LABELS = "labels";

  /** What stands before the name of a deal's field. */
  static final String DEAL = "deal.";

  /** The profile's texts, by their names. */
  static final Map<String, TextExpression> PROFILE = profile();

  /** What messages can say of the partner as {@code partner.…}. */
  static final Map<String, TextExpression> PARTNER = partner();

  /** A deal's texts, by their names after {@code deal.}. */
  static final Map<String, TextExpression> DEAL_TEXTS = dealTexts();

  /** A deal's numbers, by their names after {@code deal.}. */
  static final Map<String, Term.Numeric> DEAL_NUMBERS = dealNumbers();

  /** The deal's numbers that grow with each day. */
  static final Map<String, DealTurns.Age> DEAL_AGES =
      Map.of(
          "age_days", DealTurns.Age.SINCE_REGISTERED,
          "days_in_stage", DealTurns.Age.IN_STAGE,
          "days_since_update", DealTurns.Age.SINCE_UPDATE,
          "days_overdue", DealTurns.Age.OVERDUE);

  private Fields() {}

  /** All names of a deal's fields. */
  static Set<String> dealNames() {
    Set<String> names = new LinkedHashSet<>(DEAL_TEXTS.keySet());
    names.addAll(DEAL_NUMBERS.keySet());
    return names;
  }

  static TextExpression label(TextExpression key) {
    return facts -> {
      Profile profile = facts.partner().profile();
      String name = key.text(facts);
      return profile == null || name == null ? null : profile.labels().get(name);
    };
  }

  static Condition hasLabel(TextExpression key) {
    return facts -> {
      Profile profile = facts.partner().profile();
      String name = key.text(facts);
      return profile == null || name == null
          ? Truth.ABSENT
          : Conditions.of(profile.labels().containsKey(name));
    };
  }

  private static Map<String, TextExpression> profile() {
    Map<String, TextExpression> fields = new LinkedHashMap<>();
    fields.put("name", of(Profile::name));
    fields.put("type", of(Profile::type));
    fields.put("tier", of(Profile::tier));
    fields.put("region", of(Profile::region));
    fields.put("country", of(Profile::country));
    fields.put("status", of(profile -> profile.status().name()));
    fields.put("cam", facts -> facts.partner().camName());
    fields.put("leader", facts -> facts.partner().leaderName());
    return fields;
  }

  private static Map<String, TextExpression> partner() {
    Map<String, TextExpression> fields = new LinkedHashMap<>(profile());
    TextExpression id = facts -> facts.partner().partnerId();
    fields.put("id", id);
    fields.put("name", Texts.coalesce(of(Profile::name), id));
    return fields;
  }

  private static TextExpression of(Function<Profile, @Nullable String> field) {
    return facts -> {
      Profile profile = facts.partner().profile();
      return profile == null ? null : field.apply(profile);
    };
  }

  private static Map<String, TextExpression> dealTexts() {
    Map<String, TextExpression> fields = new LinkedHashMap<>();
    fields.put("id", facts -> dealOf(facts).id());
    fields.put("stage", facts -> dealOf(facts).stage().name());
    fields.put("attribution", facts -> dealOf(facts).attribution().name());
    return fields;
  }

  private static Map<String, Term.Numeric> dealNumbers() {
    Map<String, Term.Numeric> fields = new LinkedHashMap<>();
    put(fields, "amount", DealView::amount, Unit.MONEY);
    put(fields, "age_days", DealView::ageDays, Unit.DAYS);
    put(fields, "days_in_stage", DealView::daysInStage, Unit.DAYS);
    put(fields, "days_since_update", DealView::daysSinceUpdate, Unit.DAYS);
    put(fields, "days_overdue", DealView::daysOverdue, Unit.DAYS);
    return fields;
  }

  private static void put(
      Map<String, Term.Numeric> fields, String name, ToDoubleFunction<DealView> field, Unit unit) {
    NumberExpression expression = facts -> field.applyAsDouble(dealOf(facts));
    fields.put(name, new Term.Numeric(expression, null, unit, DEAL + name));
  }

  private static DealView dealOf(Facts facts) {
    DealView deal = facts.deal();
    if (deal == null) {
      throw new IllegalStateException("a rule on deals was evaluated without one");
    }
    return deal;
  }
}
