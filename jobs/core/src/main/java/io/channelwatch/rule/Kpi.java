package io.channelwatch.rule;

import java.util.List;

/**
 * A KPI of the catalog.
 *
 * @param name as rules write it
 * @param title for people
 * @param definition one sentence
 * @param unit what its number counts
 * @param higherIsBetter which direction is good
 * @param owner who answers for the definition
 * @param expression gives its value
 * @param parts for a composite its parts, otherwise empty
 */
public record Kpi(
    String name,
    String title,
    String definition,
    Unit unit,
    boolean higherIsBetter,
    String owner,
    NumberExpression expression,
    List<CompositePart> parts) {}
