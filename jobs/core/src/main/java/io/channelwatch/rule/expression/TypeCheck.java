package io.channelwatch.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * CEL's own type checker over the declared functions, KPIs and fields. It has the last word: what
 * it does not accept is a mistake, whatever the compiler makes of it.
 */
final class TypeCheck {

  private final CelCompiler checker;

  TypeCheck(Collection<String> kpis) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder().setOptions(Syntax.OPTIONS);
    kpis.forEach(name -> builder.addVar(name, SimpleType.DOUBLE));
    Fields.PROFILE.keySet().forEach(name -> builder.addVar(name, SimpleType.STRING));
    builder.addVar(Fields.LABELS, MapType.create(SimpleType.STRING, SimpleType.STRING));
    Fields.PARTNER.keySet().forEach(name -> builder.addVar("partner." + name, SimpleType.STRING));
    Fields.DEAL_TEXTS.keySet().forEach(name -> builder.addVar("deal." + name, SimpleType.STRING));
    Fields.DEAL_NUMBERS.keySet().forEach(name -> builder.addVar("deal." + name, SimpleType.DOUBLE));
    for (Function function : Function.values()) {
      builder.addFunctionDeclarations(declaration(function));
    }
    checker = builder.build();
  }

  /** Adds what CEL does not accept in a parsed expression. */
  void check(CelAbstractSyntaxTree parsed, List<Mistake> mistakes) {
    CelValidationResult result = checker.check(parsed);
    for (CelIssue issue : result.getErrors()) {
      mistakes.add(
          new Mistake(Syntax.offset(issue, result), "not valid CEL: " + issue.getMessage()));
    }
  }

  private static CelFunctionDecl declaration(Function function) {
    List<CelOverloadDecl> overloads = new ArrayList<>();
    for (String signature : function.signatures()) {
      List<CelType> arguments =
          signature.substring(2).chars().mapToObj(kind -> type((char) kind)).toList();
      String id = function.word() + "_" + signature.replace(':', '_');
      overloads.add(CelOverloadDecl.newGlobalOverload(id, type(signature.charAt(0)), arguments));
    }
    return CelFunctionDecl.newFunctionDeclaration(function.word(), overloads);
  }

  private static CelType type(char kind) {
    return switch (kind) {
      case 'n' -> SimpleType.DOUBLE;
      case 't' -> SimpleType.STRING;
      default -> SimpleType.BOOL;
    };
  }
}
