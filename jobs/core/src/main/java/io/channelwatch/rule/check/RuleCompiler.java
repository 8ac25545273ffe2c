package io.channelwatch.rule.check;

import io.channelwatch.rule.Condition;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.MessageTemplate;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.RuleValue;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import io.channelwatch.rule.expression.Expressions;
import io.channelwatch.rule.expression.Expressions.Compiled;
import io.channelwatch.rule.expression.Place;
import io.channelwatch.rule.expression.Term;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import io.channelwatch.rule.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Compiles one rule. */
final class RuleCompiler {

  private static final List<String> SEVERITIES = List.of("info", "warning", "critical");

  private final YamlFile file;
  private final Node node;
  private final @Nullable String id;
  private final Expressions expressions;
  private final MessageReader messages;
  private final Report report;
  private final boolean deal;
  private final RuleValues values = new RuleValues();

  RuleCompiler(
      YamlFile file,
      Node node,
      @Nullable String id,
      Expressions expressions,
      MessageReader messages,
      Report report) {
    this.file = file;
    this.node = node;
    this.id = id;
    this.expressions = expressions;
    this.messages = messages;
    this.report = report;
    this.deal = "deal".equals(Yaml.text(node, "scope"));
  }

  /** The rule, or null if what a rule needs is not there or not sound. */
  @Nullable Rule compile(String ruleSet) {
    Condition appliesTo = condition(Yaml.field(node, "applies_to"), null, "");
    List<Level> levels = levels();
    List<RuleValue> found = values.list();
    String title = Yaml.text(node, "title");
    MessageTemplate message = message(title == null ? "" : title, found);
    long keepFiringFor = duration(Yaml.field(node, "keep_firing_for"));
    String kind = Yaml.text(node, "kind");
    if (id == null || title == null || kind == null || levels.isEmpty()) {
      return null;
    }
    return new Rule(
        id,
        ruleSet,
        title,
        kind,
        deal ? RuleScope.DEAL : RuleScope.PARTNER,
        appliesTo == null ? facts -> Truth.TRUE : appliesTo,
        levels,
        keepFiringFor,
        Yaml.texts(Yaml.field(node, "notify")),
        message,
        Yaml.text(node, "playbook"),
        labels(),
        found,
        values.reads());
  }

  private List<Level> levels() {
    List<Level> levels = new ArrayList<>();
    int worst = -1;
    for (Node level : Yaml.items(Yaml.field(node, "levels"))) {
      Node severityNode = Yaml.field(level, "severity");
      String name = Yaml.text(severityNode);
      int rank = SEVERITIES.indexOf(name);
      if (severityNode != null && rank >= 0) {
        checkOrder(severityNode, rank, worst);
        worst = Math.max(worst, rank);
      }
      Severity severity = rank < 0 ? Severity.INFO : Severity.values()[rank];
      Condition when = condition(Yaml.field(level, "when"), severity, "when");
      Condition clearWhen = condition(Yaml.field(level, "clear_when"), severity, "clear_when");
      long holdFor = duration(Yaml.field(level, "for"));
      if (when != null) {
        levels.add(new Level(severity, when, holdFor, clearWhen));
      }
    }
    return List.copyOf(levels);
  }

  private void checkOrder(Node severity, int rank, int worst) {
    String name = SEVERITIES.get(rank);
    if (rank == worst) {
      report.add(file.error(severity, id, "there are two levels '" + name + "'"));
    } else if (rank < worst) {
      report.add(
          file.error(
              severity,
              id,
              "levels go from mild to severe; '"
                  + name
                  + "' stands after '"
                  + SEVERITIES.get(worst)
                  + "'"));
    }
  }

  /** A condition and what it reads; null if there is none or it is not sound. */
  private @Nullable Condition condition(
      @Nullable Node at, @Nullable Severity severity, String which) {
    if (!(at instanceof ScalarNode scalar) || "".equals(Yaml.text(at)) || Yaml.text(at) == null) {
      return null;
    }
    YamlText text = new YamlText(file, scalar);
    Compiled compiled =
        expressions.compile(
            scalar.getValue().toLowerCase(Locale.ROOT).matches("true|false")
                ? scalar.getValue().toLowerCase(Locale.ROOT)
                : scalar.getValue(),
            deal ? Place.DEAL : Place.PARTNER);
    report.mistakes(text, 0, id, compiled.mistakes());
    values.add(compiled.trace(), severity, which);
    if (compiled.term() instanceof Term.Truth truth) {
      return truth.condition();
    }
    if (!(compiled.term() instanceof Term.Broken)) {
      String kind = compiled.term().kind();
      report.add(text.error(0, id, "a condition holds or does not; this is " + kind));
    }
    return null;
  }

  private MessageTemplate message(String title, List<RuleValue> found) {
    return Yaml.field(node, "message") instanceof ScalarNode scalar
        ? messages.read(
            new YamlText(file, scalar), id, deal ? Place.DEAL_MESSAGE : Place.PARTNER_MESSAGE)
        : messages.standard(title, found);
  }

  private long duration(@Nullable Node at) {
    String text = Yaml.text(at);
    if (at == null || text == null) {
      return 0;
    }
    try {
      return Durations.millis(text);
    } catch (ArithmeticException | NumberFormatException e) {
      report.add(file.error(at, id, "'" + text + "' is longer than can be counted"));
      return 0;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (NodeTuple entry : Yaml.entries(Yaml.field(node, "labels"))) {
      String key = Yaml.key(entry);
      String value = Yaml.text(entry.getValueNode());
      if (key != null && value != null) {
        labels.put(key, value);
      }
    }
    return Collections.unmodifiableMap(labels);
  }
}
