package io.channelwatch.rule.check;

import io.channelwatch.rule.expression.Mistake;
import io.channelwatch.rule.expression.Review;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import io.channelwatch.rule.yaml.YamlText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Looks through rules and KPIs that have no errors for what is hardly meant. */
final class Reviewer {

  private final Sources sources;
  private final Report report;
  private final Review review;

  /**
   * @param activityTypes that the program knows; null: any
   */
  Reviewer(Sources sources, @Nullable Set<String> activityTypes, Report report) {
    this.sources = sources;
    this.report = report;
    this.review = new Review(formulas(sources.catalogs()), activityTypes);
  }

  /** Adds a warning for each thing that it finds. */
  void review() {
    for (YamlFile file : sources.catalogs()) {
      for (Node kpi : Yaml.items(Yaml.field(file.root(), "kpis"))) {
        remarks(file, Yaml.field(kpi, "formula"), Yaml.text(kpi, "name"));
      }
    }
    for (YamlFile file : sources.ruleSets()) {
      Yaml.items(Yaml.field(file.root(), "rules")).forEach(rule -> rule(file, rule));
    }
  }

  private static Map<String, String> formulas(List<YamlFile> catalogs) {
    Map<String, String> formulas = new HashMap<>();
    for (YamlFile file : catalogs) {
      for (Node kpi : Yaml.items(Yaml.field(file.root(), "kpis"))) {
        String name = Yaml.text(kpi, "name");
        String formula = Yaml.text(kpi, "formula");
        if (name != null && formula != null) {
          formulas.put(name, formula);
        }
      }
    }
    return formulas;
  }

  private void rule(YamlFile file, Node rule) {
    String id = Yaml.text(rule, "id");
    String appliesTo = Yaml.text(rule, "applies_to");
    remarks(file, Yaml.field(rule, "applies_to"), id);
    Node milder = null;
    for (Node level : Yaml.items(Yaml.field(rule, "levels"))) {
      Node when = Yaml.field(level, "when");
      remarks(file, when, id);
      if (when instanceof ScalarNode scalar) {
        warn(file, scalar, id, review.remarks(scalar.getValue(), appliesTo));
        nesting(file, level, milder, id);
      }
      remarks(file, Yaml.field(level, "clear_when"), id);
      milder = level;
    }
  }

  private void nesting(YamlFile file, Node level, @Nullable Node milder, @Nullable String rule) {
    Node when = Yaml.field(level, "when");
    String text = Yaml.text(when);
    String other = Yaml.text(milder, "when");
    if (when != null && text != null && other != null && Review.reachesBeyond(text, other)) {
      report.add(
          file.warning(
              when,
              rule,
              "the level '%s' can hold where '%s' does not, though it is the more severe one"
                  .formatted(Yaml.text(level, "severity"), Yaml.text(milder, "severity"))));
    }
  }

  private void remarks(YamlFile file, @Nullable Node expression, @Nullable String subject) {
    if (expression instanceof ScalarNode scalar) {
      warn(file, scalar, subject, review.remarks(scalar.getValue()));
    }
  }

  private void warn(
      YamlFile file, ScalarNode expression, @Nullable String subject, List<Mistake> remarks) {
    YamlText text = new YamlText(file, expression);
    remarks.forEach(it -> report.add(text.warning(it.at(), subject, it.message())));
  }
}
