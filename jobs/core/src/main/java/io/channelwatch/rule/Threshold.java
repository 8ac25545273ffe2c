package io.channelwatch.rule;

/**
 * A number that one of a rule's conditions compares a value with, the value standing on the left.
 *
 * @param level the level that the condition belongs to
 * @param condition {@code when} or {@code clear_when}
 * @param operator {@code <}, {@code <=}, {@code >}, {@code >=}, {@code ==} or {@code !=}
 * @param number the other side
 */
public record Threshold(Severity level, String condition, String operator, double number) {}
