package io.channelwatch.rule.expression;

import io.channelwatch.rule.Facts;
import org.jspecify.annotations.Nullable;

/** A compiled expression that gives a text. */
@FunctionalInterface
public interface TextExpression {

  /** The text; null where it cannot be known. */
  @Nullable String text(Facts facts);
}
