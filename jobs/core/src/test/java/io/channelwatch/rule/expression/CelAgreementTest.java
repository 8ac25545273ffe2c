package io.channelwatch.rule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.channelwatch.rule.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where nothing is absent, what is compiled here says what CEL's own runtime says. */
class CelAgreementTest {

  private static final Map<String, Double> KPIS = Map.of("two", 2.0, "half", 0.5, "minus", -3.0);

  private final Formulas formulas = new Formulas();
  private final Map<String, Object> variables = new HashMap<>(KPIS);
  private final CelCompiler cel;
  private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();

  CelAgreementTest() {
    KPIS.forEach(formulas::with);
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
    KPIS.keySet().forEach(name -> builder.addVar(name, SimpleType.DOUBLE));
    for (String field : List.of("tier", "country")) {
      builder.addVar(field, SimpleType.STRING);
    }
    variables.put("tier", Formulas.PROFILE.tier());
    variables.put("country", Formulas.PROFILE.country());
    cel = builder.build();
  }

  @Property(tries = 500)
  void onNumbers(@ForAll("numbers") String formula) throws Exception {
    double expected = (double) oracle(formula);
    assertThat(formulas.number(formula) + 0.0).as(formula).isEqualTo(expected + 0.0);
  }

  @Property(tries = 500)
  void onConditions(@ForAll("conditions") String condition) throws Exception {
    Truth expected = (boolean) oracle(condition) ? Truth.TRUE : Truth.FALSE;
    assertThat(formulas.truth(condition)).as(condition).isEqualTo(expected);
  }

  /** CEL itself, after the literals are widened as the language of rules has it. */
  private Object oracle(String text) throws Exception {
    CelAbstractSyntaxTree parsed = Syntax.parse(text, new ArrayList<>());
    return runtime.createProgram(cel.check(parsed).getAst()).eval(variables);
  }

  @Provide
  Arbitrary<String> numbers() {
    return numbers(4);
  }

  @Provide
  Arbitrary<String> conditions() {
    return conditions(4);
  }

  /** Divisions are by what is never 0: otherwise here is an absence and there an infinity. */
  private Arbitrary<String> numbers(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of("two", "half", "minus", "0", "1", "7", "2.5", "-4", "0.25", "1e3");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> part = Arbitraries.lazy(() -> numbers(depth - 1));
    Arbitrary<String> divisor = Arbitraries.of("two", "half", "minus", "7", "-4", "0.25");
    return Arbitraries.oneOf(
        leaf,
        Combinators.combine(part, Arbitraries.of("+", "-", "*"), part)
            .as((a, s, b) -> a + " " + s + " " + b),
        Combinators.combine(part, divisor).as((a, b) -> a + " / " + b),
        Combinators.combine(part, Arbitraries.of("+", "-", "*"), part)
            .as((a, s, b) -> "(" + a + s + b + ")"),
        part.map(a -> "-(" + a + ")"),
        Combinators.combine(conditions(depth - 1), part, part)
            .as((c, a, b) -> "(" + c + " ? " + a + " : " + b + ")"));
  }

  private Arbitrary<String> conditions(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "true",
            "false",
            "tier == 'gold'",
            "tier != 'gold'",
            "country in ['DE', 'US']",
            "tier.startsWith('g')",
            "two in [1, 2.0]");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> part = Arbitraries.lazy(() -> conditions(depth - 1));
    Arbitrary<String> number = numbers(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        Combinators.combine(number, Arbitraries.of("<", "<=", ">", ">=", "==", "!="), number)
            .as((a, s, b) -> a + " " + s + " " + b),
        Combinators.combine(part, Arbitraries.of("&&", "||"), part)
            .as((a, s, b) -> a + " " + s + " " + b),
        part.map(a -> "!(" + a + ")"),
        part.map(a -> "(" + a + ")"));
  }
}
