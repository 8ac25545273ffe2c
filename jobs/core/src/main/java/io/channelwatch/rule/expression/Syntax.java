package io.channelwatch.rule.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CEL's grammar, without macros: nothing can loop. Every integer literal is read as a double, since
 * numbers are doubles throughout.
 */
final class Syntax {

  /** Longer expressions are refused: checking and evaluating one nests as deep as its text. */
  private static final int MOST_CHARACTERS = 4_000;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MOST_CHARACTERS)
          .maxParseRecursionDepth(100)
          .enableReservedIds(true)
          .build();

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder().setOptions(OPTIONS).build();

  private static final Pattern UNEXPECTED =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting.*", Pattern.DOTALL);
  private static final Pattern NOT_VIABLE =
      Pattern.compile("no viable alternative at input '(.*?)'", Pattern.DOTALL);
  private static final Pattern MISSING = Pattern.compile("missing ('.*?') at .*", Pattern.DOTALL);
  private static final Pattern UNKNOWN_TOKEN =
      Pattern.compile("token recognition error at: '(.*?)'", Pattern.DOTALL);

  private static final ImmutableList<Integer> NOT_OPTIONAL = ImmutableList.of();

  private Syntax() {}

  /** The parsed tree, or null if there are mistakes, which are added. */
  static @Nullable CelAbstractSyntaxTree parse(String text, List<Mistake> mistakes) {
    if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
      mistakes.add(new Mistake(0, "an expression has at most 4,000 characters"));
      return null;
    }
    if (text.isBlank()) {
      mistakes.add(new Mistake(0, "the expression is empty"));
      return null;
    }
    CelValidationResult result = PARSER.parse(text);
    if (result.hasError()) {
      CelIssue first = result.getErrors().get(0);
      mistakes.add(new Mistake(offset(first, result), sentence(first.getMessage())));
      return null;
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      return CelAbstractSyntaxTree.newParsedAst(widened(tree.getExpr()), tree.getSource());
    } catch (CelValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  static int offset(CelIssue issue, CelValidationResult result) {
    CelSourceLocation location = issue.getSourceLocation();
    if (location.getLine() < 1) {
      return 0;
    }
    return result.getSource().getLocationOffset(location).orElse(0);
  }

  /** The same expression, each part under its old id, with doubles for integers. */
  private static CelExpr widened(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT ->
          expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
              ? CelExpr.ofConstant(
                  expr.id(), CelConstant.ofValue((double) expr.constant().int64Value()))
              : expr;
      case SELECT -> {
        CelExpr.CelSelect select = expr.select();
        yield CelExpr.ofSelect(
            expr.id(), widened(select.operand()), select.field(), select.testOnly());
      }
      case CALL -> {
        CelExpr.CelCall call = expr.call();
        yield CelExpr.ofCall(
            expr.id(), call.target().map(Syntax::widened), call.function(), widened(call.args()));
      }
      case LIST -> CelExpr.ofList(expr.id(), widened(expr.list().elements()), NOT_OPTIONAL);
      default -> expr;
    };
  }

  private static ImmutableList<CelExpr> widened(List<CelExpr> parts) {
    return parts.stream().map(Syntax::widened).collect(ImmutableList.toImmutableList());
  }

  private static String sentence(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.matches()) {
      return unexpected(unexpected.group(1));
    }
    Matcher notViable = NOT_VIABLE.matcher(message);
    if (notViable.matches()) {
      return unexpected(notViable.group(1));
    }
    Matcher token = UNKNOWN_TOKEN.matcher(message);
    if (token.matches()) {
      return unexpected(token.group(1));
    }
    Matcher missing = MISSING.matcher(message);
    if (missing.matches()) {
      return missing.group(1) + " is missing here";
    }
    return "this is not CEL: " + message;
  }

  private static String unexpected(String token) {
    String written = token.strip();
    if (written.endsWith("<EOF>")) {
      return "the expression ends where something was still expected";
    }
    String hint =
        switch (written) {
          case "and", "AND" -> "; write && for and";
          case "or", "OR" -> "; write || for or";
          case "not", "NOT" -> "; write ! for not";
          case "=" -> "; write == to compare";
          case "&" -> "; write && for and";
          case "|" -> "; write || for or";
          default -> written.startsWith("= ") ? "; write == to compare" : "";
        };
    return "'" + written + "' is not expected here" + hint;
  }
}
