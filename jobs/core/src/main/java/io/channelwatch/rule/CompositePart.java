package io.channelwatch.rule;

/**
 * One part of a composite KPI.
 *
 * @param kpi the catalog name of the KPI that is weighed in
 * @param weight its weight before others' absence is made up for
 * @param zero the value that scores 0
 * @param full the value that scores 100
 * @param expression gives the KPI's value
 */
public record CompositePart(
    String kpi, double weight, double zero, double full, NumberExpression expression) {}
