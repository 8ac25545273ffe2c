package io.channelwatch.rule.expression;

import io.channelwatch.rule.Condition;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled expression or part of one, by what it gives. */
public sealed interface Term {

  /** What the term is, as error messages name it. */
  String kind();

  /**
   * A number.
   *
   * @param constant the number itself, if it is written out
   * @param unit where it is known
   * @param value the text of the KPI or call that it is, if it is exactly one
   */
  record Numeric(
      NumberExpression expression,
      @Nullable Double constant,
      @Nullable Unit unit,
      @Nullable String value)
      implements Term {

    static Numeric of(NumberExpression expression) {
      return new Numeric(expression, null, null, null);
    }

    @Override
    public String kind() {
      return "a number";
    }
  }

  /**
   * A text.
   *
   * @param constant the text itself, if it is written out
   * @param symbols what it can be, if that is a closed set
   */
  record Text(TextExpression expression, @Nullable String constant, @Nullable Symbols symbols)
      implements Term {

    Text(TextExpression expression, @Nullable String constant) {
      this(expression, constant, null);
    }

    @Override
    public String kind() {
      return "a text";
    }
  }

  /** Something that holds or does not. */
  record Truth(Condition condition) implements Term {
    @Override
    public String kind() {
      return "a condition";
    }
  }

  /** A list of numbers. */
  record Numbers(List<Numeric> items) implements Term {
    @Override
    public String kind() {
      return "a list of numbers";
    }
  }

  /** A list of texts. */
  record Texts(List<Text> items) implements Term {
    @Override
    public String kind() {
      return "a list of texts";
    }
  }

  /** The partner's labels. */
  record Labels() implements Term {
    @Override
    public String kind() {
      return "the labels";
    }
  }

  /** What could not be compiled; the mistake is told already. */
  record Broken() implements Term {
    @Override
    public String kind() {
      return "broken";
    }
  }
}
