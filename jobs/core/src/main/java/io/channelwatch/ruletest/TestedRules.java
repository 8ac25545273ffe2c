package io.channelwatch.ruletest;

import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks and compiles the rule sets that test files name, each choice of them once. */
final class TestedRules {

  private final Map<String, String> texts;
  private final Map<String, String> shared = new TreeMap<>();
  private final Set<String> ruleSets;
  private final Collection<Problem> problems;
  private final Map<Object, RulesUnderTest> compiled = new HashMap<>();

  /**
   * @param problems takes what is wrong with the rules
   */
  TestedRules(
      Map<String, YamlFile> files, Map<String, String> texts, Collection<Problem> problems) {
    this.texts = texts;
    this.problems = problems;
    this.ruleSets =
        files.values().stream()
            .filter(file -> isKind(file, "RuleSet"))
            .map(YamlFile::path)
            .collect(Collectors.toSet());
    files.values().stream()
        .filter(file -> isKind(file, "KpiCatalog") || isKind(file, "NotificationPolicies"))
        .forEach(file -> shared.put(file.path(), texts.getOrDefault(file.path(), "")));
  }

  private static boolean isKind(YamlFile file, String kind) {
    return kind.equals(Yaml.text(file.root(), "kind"));
  }

  /**
   * The rules that a test file names; null where they cannot be used.
   *
   * @param found takes what is wrong with the names
   */
  @Nullable RulesUnderTest of(YamlFile test, String currency, List<Problem> found) {
    Map<String, String> files = new TreeMap<>(shared);
    boolean complete = true;
    for (Node node : Yaml.items(Yaml.field(test.root(), "rules"))) {
      String name = Yaml.text(node);
      String path = name == null ? "" : resolve(test.path(), name);
      if (ruleSets.contains(path)) {
        files.put(path, texts.getOrDefault(path, ""));
      } else if (!shared.containsKey(path)) {
        complete = false;
        List<String> known = ruleSets.stream().sorted().toList();
        found.add(
            test.error(
                node,
                null,
                "the rules directory has no rule set '" + path + "'" + Nearest.hint(path, known)));
      }
    }
    return complete ? compiled(files, currency) : null;
  }

  private @Nullable RulesUnderTest compiled(Map<String, String> files, String currency) {
    return compiled.computeIfAbsent(
        List.of(files.keySet(), currency), key -> compile(files, currency));
  }

  private @Nullable RulesUnderTest compile(Map<String, String> files, String currency) {
    RulesDirectory.Checked checked = RulesDirectory.check(files, currency, 1, null);
    checked.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .forEach(problems::add);
    RuleProgram program = checked.rules();
    return program == null ? null : new RulesUnderTest(program, checked.notifications());
  }

  /** A path in the directory, as seen from a file in it; what leads out of it stays as it is. */
  private static String resolve(String from, String path) {
    List<String> folders = new ArrayList<>(List.of(from.split("/")));
    folders.remove(folders.size() - 1);
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (folders.isEmpty()) {
          return path;
        }
        folders.remove(folders.size() - 1);
      } else if (!part.equals(".")) {
        folders.add(part);
      }
    }
    return String.join("/", folders);
  }
}
