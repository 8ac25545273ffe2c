package io.channelwatch.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked and compiled rule.
 *
 * @param id stable, unique over all rule sets
 * @param ruleSet the name of the rule set that it stands in
 * @param title for people
 * @param kind {@code risk}, {@code growth} or {@code data_quality}
 * @param scope what it is evaluated for
 * @param appliesTo to whom it applies at all
 * @param levels from mild to severe, at least one
 * @param keepFiringFor for how long a level goes on firing after it cleared, in milliseconds
 * @param recipients roles and recipients
 * @param message gives the rendered message
 * @param playbook what to do: a text or an address; may be null
 * @param labels free labels
 * @param values each KPI and function call of its expressions, in the order of the text
 * @param reads what its expressions read
 */
public record Rule(
    String id,
    String ruleSet,
    String title,
    String kind,
    RuleScope scope,
    Condition appliesTo,
    List<Level> levels,
    long keepFiringFor,
    List<String> recipients,
    MessageTemplate message,
    @Nullable String playbook,
    Map<String, String> labels,
    List<RuleValue> values,
    Reads reads) {

  /** The id of what is told where a topic falls silent; no rule of a rule set can have it. */
  public static final String TOPIC_STALE = "topic-stale";
}
