package io.channelwatch.notification;

import io.channelwatch.rule.Problem;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.check.RuleSets;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rules directory as a whole: rule sets, KPI catalog and notification configuration. They are
 * checked together, since rules name the recipients of the notification configuration.
 */
public final class RulesDirectory {

  /** The file of the notification configuration. */
  public static final String NOTIFICATIONS = "notifications.yaml";

  private static final String NOTIFICATIONS_SHORT = "notifications.yml";

  /**
   * What a check came to.
   *
   * @param rules null if there is any error
   * @param notifications null if there is any error, or no such file
   * @param problems errors and warnings, by file and place
   */
  public record Checked(
      @Nullable RuleProgram rules,
      @Nullable NotificationConfig notifications,
      List<Problem> problems) {}

  private RulesDirectory() {}

  /**
   * Checks all files of a directory; any activity type is known.
   *
   * @param files texts by path relative to the directory, with {@code /} between folders
   * @param currency ISO 4217 code of the program's currency
   * @param version the version under which the rules are applied
   * @param today days since 1970-01-01, for rules that are due for a review; null: none is
   */
  public static Checked check(
      Map<String, String> files, String currency, long version, @Nullable Integer today) {
    return check(files, new RuleSets.Options(Set.of(), version, currency, today));
  }

  /**
   * Checks all files of a directory.
   *
   * @param files texts by path relative to the directory, with {@code /} between folders
   * @param options what the check needs to know; the recipients are those of the files
   */
  public static Checked check(Map<String, String> files, RuleSets.Options options) {
    String path = files.containsKey(NOTIFICATIONS_SHORT) ? NOTIFICATIONS_SHORT : NOTIFICATIONS;
    String text = files.get(path);
    NotificationFile.Read read = text == null ? null : NotificationFile.read(path, text);
    Set<String> recipients = text == null ? Set.of() : recipients(path, text);
    RuleSets.Checked checked =
        RuleSets.check(
            files,
            new RuleSets.Options(
                recipients,
                options.version(),
                options.currency(),
                options.today(),
                options.activityTypes()));
    if (read == null) {
      return new Checked(checked.program(), null, checked.problems());
    }
    List<Problem> problems = new ArrayList<>(checked.problems());
    problems.addAll(read.problems());
    boolean failed = checked.program() == null || read.config() == null;
    return new Checked(
        failed ? null : checked.program(), failed ? null : read.config(), List.copyOf(problems));
  }

  /** The names of the recipients, also of a file that has other errors. */
  private static Set<String> recipients(String path, String text) {
    YamlFile file = YamlFile.parse(path, text);
    return Yaml.entries(Yaml.field(file.root(), "recipients")).stream()
        .map(Yaml::key)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
