package io.channelwatch.ruletest;

import io.channelwatch.kpi.PartnerView;
import io.channelwatch.notification.NotificationConfig;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Kpi;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Readings;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.expression.Expressions;
import io.channelwatch.rule.expression.Expressions.Compiled;
import io.channelwatch.rule.expression.Place;
import io.channelwatch.rule.expression.Term;
import io.channelwatch.rule.expression.Vocabulary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules that a file tests, and formulas over their KPIs. */
final class RulesUnderTest implements Vocabulary {

  private static final List<String> DEAL_NUMBERS =
      List.of(
          "deal.amount",
          "deal.age_days",
          "deal.days_in_stage",
          "deal.days_since_update",
          "deal.days_overdue");

  private final RuleProgram program;
  private final @Nullable NotificationConfig policies;
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Map<String, Meaning> kpis = new LinkedHashMap<>();
  private final Expressions expressions;

  RulesUnderTest(RuleProgram program, @Nullable NotificationConfig policies) {
    this.program = program;
    this.policies = policies;
    program.rules().forEach(rule -> rules.put(rule.id(), rule));
    for (Kpi kpi : program.catalog()) {
      Meaning meaning =
          new Computed(kpis.size(), kpi.unit(), kpi.expression(), kpi.parts(), Reads.NOTHING);
      kpis.put(kpi.name(), meaning);
    }
    this.expressions = new Expressions(this, program.calls());
  }

  RuleProgram program() {
    return program;
  }

  /** Whether there are any. */
  boolean hasPolicies() {
    return policies != null;
  }

  /** By which it is decided who hears of what; nobody does where there are none. */
  NotificationConfig policies() {
    return policies == null ? NotificationConfig.none() : policies;
  }

  Map<String, Rule> rules() {
    return rules;
  }

  /** A formula over what the conditions of a rule can read. */
  Compiled formula(String text, Rule rule) {
    return expressions.compile(text, rule.scope() == RuleScope.DEAL ? Place.DEAL : Place.PARTNER);
  }

  /** What the rules and all expressions compiled so far are evaluated on. */
  Facts facts(PartnerView view) {
    return Facts.of(view, new Readings(expressions.calls().size()), program.kpis());
  }

  /** What the rule's expressions contain, and for a rule on deals the deal's numbers. */
  Map<String, NumberExpression> values(Rule rule) {
    Map<String, NumberExpression> values = new LinkedHashMap<>();
    if (rule.scope() == RuleScope.DEAL) {
      for (String name : DEAL_NUMBERS) {
        if (formula(name, rule).term() instanceof Term.Numeric number) {
          values.put(name, number.expression());
        }
      }
    }
    rule.values().forEach(value -> values.put(value.text(), value.expression()));
    return values;
  }

  @Override
  public @Nullable Meaning kpi(String name) {
    return kpis.get(name);
  }

  @Override
  public Collection<String> kpis() {
    return kpis.keySet();
  }
}
