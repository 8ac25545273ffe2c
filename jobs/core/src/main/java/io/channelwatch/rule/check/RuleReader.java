package io.channelwatch.rule.check;

import io.channelwatch.rule.Problem;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.expression.Expressions;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import io.channelwatch.text.Nearest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the rules of rule sets. What a schema has found wrong is passed over in silence, so that
 * everything else is found in the same run.
 */
final class RuleReader {

  /** Each is looked at whenever something becomes known of a partner. */
  private static final int MOST_RULES = 2_000;

  private final Expressions expressions;
  private final RuleSets.Options options;
  private final Report report;
  private final MessageReader messages;
  private final Map<String, Problem> ids = new HashMap<>();
  private final TreeSet<String> recipients;

  RuleReader(Expressions expressions, RuleSets.Options options, Report report) {
    this.expressions = expressions;
    this.options = options;
    this.report = report;
    this.messages = new MessageReader(expressions, options.currency(), report);
    this.recipients = new TreeSet<>(options.recipients());
    recipients.add("cam");
    recipients.add("leader");
  }

  /** The enabled rules that can be compiled, in the order of the files. */
  List<Rule> rules(List<YamlFile> files) {
    List<Rule> rules = new ArrayList<>();
    int read = 0;
    for (YamlFile file : files) {
      String set = Yaml.text(Yaml.field(file.root(), "metadata"), "name");
      for (Node node : Yaml.items(Yaml.field(file.root(), "rules"))) {
        if (++read > MOST_RULES) {
          report.add(file.error(node, null, "there are at most %d rules".formatted(MOST_RULES)));
          return rules;
        }
        Rule rule = rule(file, set == null ? "" : set, node);
        if (rule != null && !"false".equalsIgnoreCase(Yaml.text(node, "enabled"))) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  private @Nullable Rule rule(YamlFile file, String set, Node node) {
    String id = Yaml.text(node, "id");
    checkId(file, node, id);
    checkRecipients(file, node, id);
    checkReview(file, node, id);
    checkPlaybook(file, node, id);
    return new RuleCompiler(file, node, id, expressions, messages, report).compile(set);
  }

  private void checkId(YamlFile file, Node rule, @Nullable String id) {
    Node node = Yaml.field(rule, "id");
    if (node == null || id == null) {
      return;
    }
    if (id.equals(Rule.TOPIC_STALE)) {
      String taken = "'" + id + "' is the id of what is told where a topic falls silent";
      report.add(file.error(node, id, taken + "; expected is another"));
    }
    Problem here = file.error(node, id, "");
    Problem first = ids.putIfAbsent(id, here);
    if (first != null) {
      String place = first.file() + ":" + first.line() + ":" + first.column();
      report.add(file.error(node, id, "another rule has the id '" + id + "', at " + place));
    }
  }

  private void checkRecipients(YamlFile file, Node rule, @Nullable String id) {
    for (Node node : Yaml.items(Yaml.field(rule, "notify"))) {
      String name = Yaml.text(node);
      if (name != null && !recipients.contains(name)) {
        String hint = Nearest.hint(name, recipients);
        String known = "; known are " + String.join(", ", recipients);
        report.add(
            file.error(
                node,
                id,
                "there is no role or recipient '" + name + "'" + (hint.isEmpty() ? known : hint)));
      }
    }
  }

  private void checkReview(YamlFile file, Node rule, @Nullable String id) {
    Node node = Yaml.field(rule, "review_by");
    String date = Yaml.text(node);
    if (node == null || date == null || !date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return;
    }
    try {
      long due = LocalDate.parse(date).toEpochDay();
      Integer today = options.today();
      if (today != null && due < today) {
        report.add(file.warning(node, id, "this rule was to be reviewed by " + date));
      }
    } catch (DateTimeParseException e) {
      report.add(file.error(node, id, "there is no day " + date));
    }
  }

  private void checkPlaybook(YamlFile file, Node rule, @Nullable String id) {
    Node node = Yaml.field(rule, "id");
    if (node != null && Yaml.field(rule, "playbook") == null) {
      report.add(
          file.warning(node, id, "without a 'playbook' nobody learns what to do about an alert"));
    }
  }
}
