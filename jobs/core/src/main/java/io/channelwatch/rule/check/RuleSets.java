package io.channelwatch.rule.check;

import io.channelwatch.rule.Problem;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.expression.Expressions;
import io.channelwatch.rule.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a rules directory whole and compiles its rules. */
public final class RuleSets {

  private static final Comparator<Problem> IN_ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  /** What a Kafka broker takes if nothing else is set, less what stands around it. */
  private static final int MOST_BYTES = 1_000_000;

  private RuleSets() {}

  /**
   * What a check needs to know beside the files.
   *
   * @param recipients names to whom rules can send alerts, beside the roles cam and leader
   * @param version the version under which the program is applied
   * @param currency ISO 4217 code of the program's currency, for messages
   * @param today days since 1970-01-01, for rules that are due for a review; null: none is
   * @param activityTypes the activity types that the program knows; null: any
   */
  public record Options(
      Set<String> recipients,
      long version,
      String currency,
      @Nullable Integer today,
      @Nullable Set<String> activityTypes) {

    /** Options under which any activity type is known. */
    public Options(Set<String> recipients, long version, String currency, @Nullable Integer today) {
      this(recipients, version, currency, today, null);
    }
  }

  /**
   * What a check came to.
   *
   * @param program the compiled rules; null if there is any error
   * @param problems errors and warnings, by file and place
   */
  public record Checked(@Nullable RuleProgram program, List<Problem> problems) {}

  /**
   * Checks the files of a rules directory: rule sets and the KPI catalog. Other files, rule tests
   * and the notification configuration among them, are passed over.
   *
   * @param files texts by path relative to the directory, with {@code /} between folders
   */
  public static Checked check(Map<String, String> files, Options options) {
    Report report = new Report();
    checkSize(files, report);
    Sources sources = Sources.read(files, report);
    Catalog catalog = new Catalog(sources.catalogs(), report);
    Expressions expressions = new Expressions(catalog);
    catalog.compile(expressions);
    RuleReader reader = new RuleReader(expressions, options, report);
    List<Rule> rules = reader.rules(sources.ruleSets());
    boolean failed =
        report.problems().stream()
            .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    if (!failed) {
      new Reviewer(sources, options.activityTypes(), report).review();
    }
    List<Problem> problems = report.problems().stream().distinct().sorted(IN_ORDER).toList();
    RuleProgram program =
        failed
            ? null
            : new RuleProgram(
                options.version(),
                rules,
                catalog.kpis().size(),
                catalog.definitions(),
                expressions.calls());
    return new Checked(program, problems);
  }

  /** Told of the largest file, since of all files that one gains most from being divided. */
  private static void checkSize(Map<String, String> files, Report report) {
    int bytes = 0;
    String largest = "";
    for (Map.Entry<String, String> file : files.entrySet()) {
      bytes += file.getValue().getBytes(StandardCharsets.UTF_8).length;
      if (file.getValue().length() > files.getOrDefault(largest, "").length()) {
        largest = file.getKey();
      }
    }
    if (bytes > MOST_BYTES) {
      String message =
          "the directory is published whole, as one record of at most %d bytes; its files have %d";
      report.add(
          YamlFile.parse(largest, "-").errorAt(0, 0, null, message.formatted(MOST_BYTES, bytes)));
    }
  }
}
