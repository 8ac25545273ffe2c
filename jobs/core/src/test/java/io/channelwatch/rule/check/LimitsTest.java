package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a rules directory may cost, and how it is told where it would cost more. */
class LimitsTest {

  private static final String HEAD =
      """
      apiVersion: channelwatch/v1
      kind: RuleSet
      metadata: {name: test, owner: tests}
      rules:
      """;

  private static final String RULE =
      "  - {id: r%d, title: t, kind: risk, levels: [{severity: info, when: \"%s\"}], notify: [cam], playbook: p}\n";

  @Test
  void aFileIsNoLargerThanAPersonWrites() {
    assertThat(problems(Map.of("a.yaml", HEAD + "#".repeat(500_000))))
        .containsExactly("a.yaml:1:1: a file has at most 500000 characters; this one has 500086");
  }

  @Test
  void aDirectoryFitsIntoTheRecordThatPublishesIt() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      files.put("tests/" + i + ".yaml", "#".repeat(400_000));
    }
    files.put("a.yaml", HEAD + RULE.formatted(1, "win_cycle > 1").replace("win_cycle", "1"));

    assertThat(problems(files))
        .singleElement()
        .asString()
        .startsWith("tests/0.yaml:1:1: the directory is published whole, as one record of at most");
  }

  @Test
  void thereAreNoMoreRulesThanCanBeLookedAtOften() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i <= 2_000; i++) {
      text.append(RULE.formatted(i, "true"));
    }

    assertThat(problems(Map.of("a.yaml", text.toString())))
        .containsExactly("a.yaml:2005:5: there are at most 2000 rules");
  }

  @Test
  void anExpressionIsNeitherLongNorDeep() {
    String longOne = "1 > 0" + " && 1 > 0".repeat(500);
    String deepOne = "(".repeat(200) + "1" + ")".repeat(200) + " > 0";

    assertThat(problems(Map.of("a.yaml", HEAD + RULE.formatted(1, longOne))))
        .containsExactly("a.yaml:5:69: r1: an expression has at most 4,000 characters");
    assertThat(problems(Map.of("a.yaml", HEAD + RULE.formatted(1, deepOne))))
        .singleElement()
        .asString()
        .startsWith("a.yaml:5:");
  }

  @Test
  void anExpressionCannotLoop() {
    for (String loop :
        List.of("[1, 2].exists(x, x > 1)", "[1, 2].all(x, x > 1)", "size([1].map(x, x)) > 0")) {
      assertThat(problems(Map.of("a.yaml", HEAD + RULE.formatted(1, loop)))).as(loop).isNotEmpty();
    }
  }

  @Test
  void kpisThatDoubleTheirCostWithEachOtherAreCheckedAtOnce() {
    assertThat(problems(Map.of("kpis.yaml", catalog(31), "a.yaml", rule("k30 > 5")))).isEmpty();
  }

  @Test
  void kpisBuildOnEachOtherOnlySoDeep() {
    assertThat(problems(Map.of("kpis.yaml", catalog(1_000), "a.yaml", rule("k1 > 5"))))
        .isNotEmpty()
        .first()
        .asString()
        .contains("KPIs build on each other at most 32 deep; from 'k999' to ");
  }

  @Test
  void soDoThoseThatStandAfterWhatTheyBuildOn() {
    List<String> lines = catalog(1_000).lines().toList();
    List<String> upwards = new ArrayList<>(lines.subList(3, lines.size()));
    Collections.reverse(upwards);
    String catalog = String.join("\n", lines.subList(0, 3)) + "\n" + String.join("\n", upwards);

    assertThat(problems(Map.of("kpis.yaml", catalog, "a.yaml", rule("k31 > 5"))))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).startsWith("kpis.yaml:36:"))
        .first()
        .asString()
        .contains("KPIs build on each other at most 32 deep; from 'k32' to 'k31' it is deeper");
  }

  @Test
  void aliasesOfAliasesDoNotUnfold() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1) + ", ";
      text.append("a%1$d: &a%1$d [%2$sx]%n".formatted(i, before.repeat(9)));
    }

    assertThat(problems(Map.of("a.yaml", HEAD + RULE.formatted(1, "true") + text)))
        .anySatisfy(p -> assertThat(p).contains("Number of aliases for non-scalar nodes exceeds"));
  }

  private static String rule(String when) {
    return HEAD + RULE.formatted(1, when);
  }

  /** The last first, so that each is met before those that it builds on. */
  private static String catalog(int kpis) {
    StringBuilder text =
        new StringBuilder("apiVersion: channelwatch/v1\nkind: KpiCatalog\nkpis:\n");
    for (int i = kpis - 1; i >= 0; i--) {
      String formula = i == 0 ? "count('wins', '90d')" : "k%1$d + k%1$d".formatted(i - 1);
      text.append(
          ("  - {name: k%d, title: t, definition: d, unit: count, better: higher, owner: o,"
                  + " formula: \"%s\"}\n")
              .formatted(i, formula));
    }
    return text.toString();
  }

  private static List<String> problems(Map<String, String> files) {
    return RuleSets.check(files, new RuleSets.Options(Set.of(), 1, "USD", null)).problems().stream()
        .map(Problem::toString)
        .map(text -> text.lines().findFirst().orElse(""))
        .toList();
  }
}
