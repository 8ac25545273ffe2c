package io.channelwatch.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReviewTest {

  /** A comparison of x with a number; true to its text. */
  private record Bound(String sign, int number) {

    boolean holds(double x) {
      return switch (sign) {
        case "<" -> x < number;
        case "<=" -> x <= number;
        case ">" -> x > number;
        case ">=" -> x >= number;
        default -> x == number;
      };
    }
  }

  @Provide
  Arbitrary<List<Bound>> bounds() {
    return Combinators.combine(
            Arbitraries.of("<", "<=", ">", ">=", "=="), Arbitraries.integers().between(-3, 3))
        .as(Bound::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static String condition(List<Bound> bounds) {
    return bounds.stream()
        .map(it -> "x %s %d".formatted(it.sign(), it.number()))
        .collect(Collectors.joining(" && "));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aConditionReachesBeyondAnotherWhereSomeNumberMeetsItAlone(
      @ForAll("bounds") List<Bound> one, @ForAll("bounds") List<Bound> other) {
    boolean alone =
        IntStream.rangeClosed(-8, 8)
            .mapToDouble(it -> it / 2.0)
            .anyMatch(
                x ->
                    one.stream().allMatch(it -> it.holds(x))
                        && !other.stream().allMatch(it -> it.holds(x)));
    assertThat(Review.reachesBeyond(condition(one), condition(other))).isEqualTo(alone);
  }

  @Example
  void nothingIsSaidOfWhatIsNoExpression() {
    assertThat(Review.reachesBeyond("x <", "x < 1")).isFalse();
    assertThat(new Review(Map.of(), null).remarks("x <")).isEmpty();
    assertThat(new Review(Map.of(), null).remarks("x <", "y >")).isEmpty();
  }
}
