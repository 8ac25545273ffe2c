package io.channelwatch.notification;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A CEL condition over the fields of an alert and the role that it goes to, ready to evaluate. */
public final class AlertCondition {

  /** The fields that a condition can read, by name. */
  public static final Map<String, CelType> FIELDS = fields();

  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']+)'");
  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelCompiler COMPILER = compiler();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final String text;
  private final CelRuntime.Program program;

  /** The fields that it can read: those, at least, that it names. */
  private final List<String> read;

  private AlertCondition(String text, CelRuntime.Program program) {
    this.text = text;
    this.program = program;
    this.read =
        FIELDS.keySet().stream()
            .filter(name -> text.contains(name.substring(name.lastIndexOf('.') + 1)))
            .toList();
  }

  /** Something wrong in a condition's text, at a character counted from 0. */
  public record Fault(int at, String message) {}

  /** A condition's text does not stand for a condition. */
  public static final class Invalid extends Exception {
    private final transient List<Fault> faults;

    private Invalid(List<Fault> faults) {
      super(faults.get(0).message());
      this.faults = faults;
    }

    /** All that is wrong; at least one. */
    public List<Fault> faults() {
      return faults;
    }
  }

  /**
   * Parses, checks and compiles; {@code Invalid} names every fault.
   *
   * @param recipients names that alerts can go to, beside the roles cam and leader
   */
  public static AlertCondition compile(String text, Set<String> recipients) throws Invalid {
    CelValidationResult checked = COMPILER.compile(text);
    if (checked.hasError()) {
      throw new Invalid(faults(text, checked));
    }
    try {
      CelAbstractSyntaxTree tree = checked.getAst();
      List<Fault> impossible = new AlertSymbols(recipients).faults(tree);
      if (!impossible.isEmpty()) {
        throw new Invalid(impossible);
      }
      return new AlertCondition(text, RUNTIME.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new Invalid(List.of(new Fault(0, String.valueOf(e.getMessage()))));
    }
  }

  /** Whether it holds; one that cannot be decided, for a label that is not there, does not. */
  public boolean holds(Item item, String role) {
    try {
      return Boolean.TRUE.equals(program.eval(values(item, role)));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }

  private static List<Fault> faults(String text, CelValidationResult checked) {
    List<Fault> faults = new ArrayList<>();
    for (CelIssue issue : checked.getErrors()) {
      CelSourceLocation place = issue.getSourceLocation();
      String[] lines = text.split("\n", -1);
      int at = place.getColumn();
      for (int line = 0; line < Math.min(place.getLine() - 1, lines.length); line++) {
        at += lines[line].codePointCount(0, lines[line].length()) + 1;
      }
      faults.add(new Fault(at, message(issue)));
    }
    return faults;
  }

  private static String message(CelIssue issue) {
    Matcher unknown = UNKNOWN.matcher(issue.getMessage());
    if (!unknown.find()) {
      return issue.getMessage();
    }
    String name = unknown.group(1);
    String hint = Nearest.hint(name, FIELDS.keySet());
    return "an alert has no field '" + name + "'" + hint;
  }

  private static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    FIELDS.forEach(builder::addVar);
    return builder.build();
  }

  private static Map<String, CelType> fields() {
    CelType text = SimpleType.STRING;
    CelType textOrNull = NullableType.create(SimpleType.STRING);
    Map<String, CelType> fields = new LinkedHashMap<>();
    List.of("alert_id", "rule_id", "rule_set", "kind", "severity", "transition", "title", "role")
        .forEach(name -> fields.put(name, text));
    List.of("subject.type", "subject.id").forEach(name -> fields.put(name, text));
    List.of("previous_severity", "reason", "partner_id", "subject.name")
        .forEach(name -> fields.put(name, textOrNull));
    fields.put("labels", MapType.create(text, text));
    return fields;
  }

  private Map<String, Object> values(Item item, String role) {
    Map<String, Object> values = new HashMap<>();
    for (String name : read) {
      Object value = name.equals("role") ? role : field(name, item);
      values.put(name, value == null ? NullValue.NULL_VALUE : value);
    }
    return values;
  }

  /** A field of an alert; null where it has none. The role is no field of the alert's own. */
  static @Nullable Object field(String name, Item item) {
    return switch (name) {
      case "alert_id" -> item.alertId();
      case "rule_id" -> item.ruleId();
      case "rule_set" -> item.ruleSet();
      case "kind" -> item.kind();
      case "severity" -> item.severity().name();
      case "previous_severity" -> text(item.previousSeverity());
      case "transition" -> item.transition().name();
      case "reason" -> text(item.reason());
      case "subject.type" -> item.subject().type();
      case "subject.id" -> item.subject().id();
      case "subject.name" -> item.subject().name();
      case "partner_id" -> item.partnerId();
      case "labels" -> item.labels();
      case "title" -> item.title();
      default -> null;
    };
  }

  private static @Nullable String text(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
