package io.channelwatch.rule.check;

import io.channelwatch.rule.yaml.Schema;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The files of a rules directory that hold rules or KPIs, in the order of their paths.
 *
 * @param ruleSets the files with rules
 * @param catalogs the files with KPIs; more than one is an error
 */
record Sources(List<YamlFile> ruleSets, List<YamlFile> catalogs) {

  private static final Schema RULE_SET = Schema.of("/io/channelwatch/rule/rule-set.schema.json");
  private static final Schema CATALOG = Schema.of("/io/channelwatch/rule/kpi-catalog.schema.json");

  private static final List<String> KINDS =
      List.of("RuleSet", "KpiCatalog", "NotificationPolicies", "RuleTest");

  static Sources read(Map<String, String> files, Report report) {
    Sources sources = new Sources(new ArrayList<>(), new ArrayList<>());
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              if (isOurs(path)) {
                sources.add(YamlFile.parse(path, text), report);
              }
            });
    return sources;
  }

  private static boolean isOurs(String path) {
    boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
    boolean others = path.startsWith("tests/") || path.matches("notifications\\.ya?ml");
    return yaml && !others;
  }

  private void add(YamlFile file, Report report) {
    Node root = file.root();
    if (root == null) {
      report.addAll(file.problems());
      return;
    }
    Node kindNode = Yaml.field(root, "kind");
    String kind = Yaml.text(kindNode);
    if (kindNode == null || kind == null) {
      report.addAll(file.problems());
      Node at = kindNode == null ? root : kindNode;
      report.add(file.error(at, null, "'kind' is missing, one of " + String.join(", ", KINDS)));
      return;
    }
    switch (kind) {
      case "RuleSet" -> ruleSet(file, report);
      case "KpiCatalog" -> catalog(file, root, report);
      case "NotificationPolicies", "RuleTest" -> {}
      default -> {
        report.addAll(file.problems());
        String known = " is not one of " + String.join(", ", KINDS);
        report.add(
            file.error(kindNode, null, "kind '" + kind + "'" + known + Nearest.hint(kind, KINDS)));
      }
    }
  }

  private void ruleSet(YamlFile file, Report report) {
    report.addAll(file.problems());
    report.addAll(RULE_SET.check(file));
    ruleSets.add(file);
  }

  private void catalog(YamlFile file, Node root, Report report) {
    report.addAll(file.problems());
    report.addAll(CATALOG.check(file));
    catalogs.add(file);
    if (catalogs.size() > 1) {
      String first = catalogs.get(0).path();
      report.add(file.error(root, null, "there is one KPI catalog, and it is " + first));
    }
  }
}
