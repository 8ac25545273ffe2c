package io.channelwatch.rule.expression;

import com.google.re2j.Pattern;
import io.channelwatch.rule.Condition;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** What can be asked of texts; a null is absent. */
final class Texts {

  private Texts() {}

  static TextExpression constant(String text) {
    return facts -> text;
  }

  static TextExpression join(TextExpression a, TextExpression b) {
    return facts -> {
      String left = a.text(facts);
      String right = b.text(facts);
      return left == null || right == null ? null : left + right;
    };
  }

  static TextExpression when(Condition condition, TextExpression x) {
    return facts -> condition.test(facts) == Truth.TRUE ? x.text(facts) : null;
  }

  static TextExpression choose(Condition condition, TextExpression a, TextExpression b) {
    return facts ->
        switch (condition.test(facts)) {
          case TRUE -> a.text(facts);
          case FALSE -> b.text(facts);
          case ABSENT -> null;
        };
  }

  static TextExpression coalesce(TextExpression a, TextExpression b) {
    return facts -> {
      String text = a.text(facts);
      return text == null ? b.text(facts) : text;
    };
  }

  static Condition known(TextExpression x) {
    return facts -> Conditions.of(x.text(facts) != null);
  }

  static Condition equal(TextExpression a, TextExpression b) {
    return both(a, b, String::equals);
  }

  /** A test of a text by another text: {@code startsWith}, {@code endsWith}, {@code contains}. */
  static Condition both(TextExpression a, TextExpression b, BiPredicate<String, String> test) {
    return facts -> {
      String left = a.text(facts);
      String right = b.text(facts);
      return left == null || right == null ? Truth.ABSENT : Conditions.of(test.test(left, right));
    };
  }

  /** Whether a part of the text matches; RE2 takes time in proportion to the text alone. */
  static Condition matches(TextExpression a, Pattern pattern) {
    return facts -> {
      String text = a.text(facts);
      return text == null ? Truth.ABSENT : Conditions.of(pattern.matcher(text).find());
    };
  }

  static Condition in(TextExpression x, Set<String> items) {
    return facts -> {
      String text = x.text(facts);
      return text == null ? Truth.ABSENT : Conditions.of(items.contains(text));
    };
  }

  /** Whether a text is in a list of which every item counts: one that is absent hides it. */
  static Condition in(TextExpression x, List<TextExpression> items) {
    return facts -> {
      String text = x.text(facts);
      return text == null ? Truth.ABSENT : find(text, items, facts);
    };
  }

  private static Truth find(String text, List<TextExpression> items, Facts facts) {
    Truth found = Truth.FALSE;
    for (TextExpression item : items) {
      String candidate = item.text(facts);
      if (candidate == null) {
        return Truth.ABSENT;
      }
      if (candidate.equals(text)) {
        found = Truth.TRUE;
      }
    }
    return found;
  }
}
