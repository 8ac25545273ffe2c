package io.channelwatch.rule.check;

import io.channelwatch.rule.CompositePart;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.expression.Trace;
import io.channelwatch.rule.expression.Vocabulary;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** A KPI that weighs others: the weighted mean of their scores, over those that are known. */
final class Composite {

  private final YamlFile file;
  private final String name;
  private final Catalog catalog;
  private final Report report;
  private final List<CompositePart> parts = new ArrayList<>();
  private final Trace trace = new Trace();
  private boolean broken;

  Composite(YamlFile file, String name, Catalog catalog, Report report) {
    this.file = file;
    this.name = name;
    this.catalog = catalog;
    this.report = report;
  }

  void read(List<Node> items) {
    items.forEach(this::part);
    broken |= parts.isEmpty();
  }

  boolean isBroken() {
    return broken;
  }

  List<CompositePart> parts() {
    return List.copyOf(parts);
  }

  Reads reads() {
    return trace.reads();
  }

  private void part(Node item) {
    Node kpiNode = Yaml.field(item, "kpi");
    String kpi = Yaml.text(kpiNode);
    if (kpiNode == null || kpi == null) {
      broken = true;
      return;
    }
    Vocabulary.Meaning meaning = catalog.kpi(kpi);
    double weight = number(item, "weight");
    double zero = number(item, "zero");
    double full = number(item, "full");
    if (zero == full) {
      error(item, "score needs two different numbers for 0 and for 100");
    } else if (meaning instanceof Vocabulary.Computed computed) {
      int slot = computed.slot();
      NumberExpression formula = computed.formula();
      trace.add(computed.reads());
      parts.add(new CompositePart(kpi, weight, zero, full, facts -> facts.kpi(slot, formula)));
    } else if (meaning instanceof Vocabulary.Unusable unusable) {
      error(kpiNode, unusable.problem());
    } else {
      error(kpiNode, catalog.unknown(kpi));
    }
  }

  private void error(Node node, @Nullable String message) {
    broken = true;
    if (message != null) {
      report.add(file.error(node, name, message));
    }
  }

  private double number(Node item, String key) {
    String text = Yaml.text(item, key);
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      broken = true;
      return Double.NaN;
    }
  }

  NumberExpression expression() {
    CompositePart[] all = parts.toArray(CompositePart[]::new);
    return facts -> mean(all, facts);
  }

  /** The mean over the parts that are known; the others' weights are shared among them. */
  private static double mean(CompositePart[] parts, Facts facts) {
    double weights = 0;
    double sum = 0;
    for (CompositePart part : parts) {
      double value = part.expression().value(facts);
      if (!Double.isNaN(value)) {
        weights += part.weight();
        sum += part.weight() * score(value, part);
      }
    }
    // Rounding can leave the mean of nothing but 100s a hair above.
    return Math.min(100, sum / weights);
  }

  private static double score(double value, CompositePart part) {
    double share = (value - part.zero()) / (part.full() - part.zero());
    return 100 * Math.max(0, Math.min(1, share));
  }
}
