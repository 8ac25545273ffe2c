package io.channelwatch.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI or a function call that a rule's expressions contain.
 *
 * @param text as the rule writes it
 * @param unit where it is known
 * @param expression gives the value
 * @param ofDeal whether it reads a deal, so that it has no meaning for the partner alone
 * @param thresholds what the rule's conditions compare it with
 * @param parts for a composite KPI its parts, otherwise empty
 */
public record RuleValue(
    String text,
    @Nullable Unit unit,
    NumberExpression expression,
    boolean ofDeal,
    List<Threshold> thresholds,
    List<CompositePart> parts) {

  private static final long PRIME = 0x100000001b3L;

  /** A number that stands for the text: FNV-1a over its characters. */
  public long key() {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
