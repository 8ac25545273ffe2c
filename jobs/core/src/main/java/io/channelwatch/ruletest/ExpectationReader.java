package io.channelwatch.ruletest;

import io.channelwatch.alert.LevelPhase;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.expression.Expressions.Compiled;
import io.channelwatch.rule.expression.Term;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlText;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a test expects. */
final class ExpectationReader {

  private final Notes notes;
  private final RulesUnderTest rules;
  private final List<String> dealIds;

  ExpectationReader(Notes notes, RulesUnderTest rules, List<String> dealIds) {
    this.notes = notes;
    this.rules = rules;
    this.dealIds = dealIds;
  }

  /** The expectations that can be used, in the order of the file. */
  List<Expectation> read(Node test) {
    List<Expectation> expectations = new ArrayList<>();
    for (Node node : Yaml.items(Yaml.field(test, "expect"))) {
      Fields fields = new Fields(notes, node);
      Rule rule = rule(fields);
      Long at = fields.instant("at");
      if (rule != null && at != null) {
        checkDeal(fields, rule);
        expectations.add(
            new Expectation(
                notes.file().error(node, notes.test(), ""),
                at,
                rule,
                fields.text("deal"),
                fields.oneOf("state", LevelPhase.INACTIVE),
                severity(fields, rule),
                values(fields, rule)));
      }
    }
    return expectations;
  }

  private @Nullable Rule rule(Fields fields) {
    String id = fields.text("rule");
    Rule rule = id == null ? null : rules.rules().get(id);
    if (id != null && rule == null) {
      String hint = Nearest.hint(id, rules.rules().keySet());
      fields.problem("rule", "the rule sets have no enabled rule '" + id + "'" + hint);
    }
    return rule;
  }

  private void checkDeal(Fields fields, Rule rule) {
    String deal = fields.text("deal");
    if (rule.scope() != RuleScope.DEAL) {
      if (deal != null) {
        fields.problem("deal", "the rule '" + rule.id() + "' is on partners, not on deals");
      }
    } else if (deal == null) {
      notes.problem(
          fields.node(), "'deal' is missing: the rule '" + rule.id() + "' is on each deal");
    } else if (!dealIds.contains(deal)) {
      fields.problem("deal", "there is no deal '" + deal + "'" + Nearest.hint(deal, dealIds));
    }
  }

  private static @Nullable Severity severity(Fields fields, Rule rule) {
    if (fields.text("severity") == null) {
      return null;
    }
    Severity severity = fields.oneOf("severity", Severity.INFO);
    List<String> levels = rule.levels().stream().map(level -> name(level.severity())).toList();
    if (!levels.contains(name(severity))) {
      fields.problem(
          "severity",
          "the rule '%s' has no level '%s', only %s"
              .formatted(rule.id(), name(severity), String.join(", ", levels)));
    }
    return severity;
  }

  private static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private List<Expectation.Value> values(Fields fields, Rule rule) {
    List<Expectation.Value> values = new ArrayList<>();
    for (NodeTuple entry : Yaml.entries(Yaml.field(fields.node(), "values"))) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        Compiled formula = rules.formula(key.getValue(), rule);
        YamlText text = new YamlText(notes.file(), key);
        formula
            .mistakes()
            .forEach(it -> notes.problems().add(text.error(it.at(), notes.test(), it.message())));
        if (formula.term() instanceof Term.Numeric number) {
          double expected = number(Yaml.text(entry.getValueNode()));
          if (Double.isInfinite(expected)) {
            notes.problem(entry.getValueNode(), "this number is too large");
          }
          values.add(new Expectation.Value(key.getValue(), number.expression(), expected));
        } else if (!(formula.term() instanceof Term.Broken)) {
          notes.problem(key, "a value is a number; this is " + formula.term().kind());
        }
      }
    }
    return values;
  }

  private static double number(@Nullable String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // The schema has said so.
      return Double.NaN;
    }
  }
}
