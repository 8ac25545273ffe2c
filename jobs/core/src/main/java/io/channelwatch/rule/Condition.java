package io.channelwatch.rule;

/** A compiled condition. */
@FunctionalInterface
public interface Condition {

  /** Whether the condition holds for what the facts describe. */
  Truth test(Facts facts);
}
