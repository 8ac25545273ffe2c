package io.channelwatch.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI, a function call or a deal's number that a rule's expressions contain.
 *
 * @param text as the rule writes it
 * @param unit where it is known
 * @param expression gives the value
 * @param thresholds what the rule's conditions compare it with
 * @param parts for a composite KPI its parts, otherwise empty
 */
public record RuleValue(
    String text,
    @Nullable Unit unit,
    NumberExpression expression,
    List<Threshold> thresholds,
    List<CompositePart> parts) {}
