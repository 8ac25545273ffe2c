package io.channelwatch.notification;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.rule.Severity;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of an alert that can be few things only, and what a condition compares them with in
 * vain.
 */
final class AlertSymbols {

  private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");
  private static final Map<String, List<String>> FIXED =
      Map.of(
          "severity", names(Severity.values()),
          "previous_severity", names(Severity.values()),
          "kind", List.of("risk", "growth", "data_quality"),
          "transition", names(TransitionType.values()),
          "reason", names(ResolveReason.values()),
          "subject.type", List.of("PARTNER", "DEAL", "SEGMENT"));

  private final Map<String, List<String>> known = new HashMap<>(FIXED);

  /** Alerts go to the roles cam and leader and to these. */
  AlertSymbols(Set<String> recipients) {
    List<String> roles = new ArrayList<>(List.of("cam", "leader"));
    recipients.stream().sorted().filter(name -> !roles.contains(name)).forEach(roles::add);
    known.put("role", roles);
  }

  /** Every text in a checked condition that its field can never be, in the order of the text. */
  List<AlertCondition.Fault> faults(CelAbstractSyntaxTree checked) {
    Map<Long, Integer> positions = checked.getSource().getPositionsMap();
    List<AlertCondition.Fault> faults = new ArrayList<>();
    CelNavigableAst.fromAst(checked)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(expr -> expr.getKind() == ExprKind.Kind.CALL)
        .filter(expr -> COMPARISONS.contains(expr.call().function()))
        .forEach(
            comparison -> {
              List<CelExpr> sides = comparison.call().args();
              collect(name(sides.get(0)), sides.get(1), positions, faults);
              collect(name(sides.get(1)), sides.get(0), positions, faults);
            });
    return faults.stream().sorted(Comparator.comparingInt(AlertCondition.Fault::at)).toList();
  }

  private void collect(
      String field,
      CelExpr other,
      Map<Long, Integer> positions,
      List<AlertCondition.Fault> faults) {
    List<String> values = known.get(field);
    if (values == null) {
      return;
    }
    List<CelExpr> written =
        other.getKind() == ExprKind.Kind.LIST ? other.list().elements() : List.of(other);
    for (CelExpr each : written) {
      if (each.getKind() == ExprKind.Kind.CONSTANT
          && each.constant().getKind() == CelConstant.Kind.STRING_VALUE
          && !values.contains(each.constant().stringValue())) {
        String text = each.constant().stringValue();
        faults.add(
            new AlertCondition.Fault(
                positions.getOrDefault(each.id(), 0), problem(field, text, values)));
      }
    }
  }

  private static String problem(String field, String text, List<String> values) {
    return "'%s' is no %s (%s)%s"
        .formatted(text, field, String.join(", ", values), Nearest.hint(text, values));
  }

  /** The name of a field, {@code subject.type} among them; empty for anything else. */
  private static String name(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> name(expr.select().operand()) + "." + expr.select().field();
      default -> "";
    };
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
