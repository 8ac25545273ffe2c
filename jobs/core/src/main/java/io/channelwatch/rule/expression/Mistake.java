package io.channelwatch.rule.expression;

/**
 * Something wrong in an expression.
 *
 * @param at the character where it stands, from 0 in code points of the expression's text
 * @param message one sentence
 */
public record Mistake(int at, String message) {}
