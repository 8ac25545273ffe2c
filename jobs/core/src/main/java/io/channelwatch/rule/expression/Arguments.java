package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call on a partner's history, all of which must be written out. Each method
 * tells the mistake, and gives null (for a number {@code NaN}) where there is one.
 */
final class Arguments {

  private final Source source;
  private final CelExpr call;
  private final List<Term> terms;

  Arguments(Source source, CelExpr call, List<Term> terms) {
    this.source = source;
    this.call = call;
    this.terms = terms;
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  @Nullable Measure measure() {
    String name = text(0);
    String problem = name == null ? null : Measure.problem(name);
    if (problem != null) {
      mistake(0, problem);
    }
    return name == null || problem != null ? null : new Measure(name);
  }

  @Nullable Window window() {
    String window = text(1);
    if (window == null) {
      return null;
    }
    if (terms.size() == 2) {
      return window(1, () -> Window.parse(window));
    }
    String offset = text(2);
    Window whole = window(1, () -> Window.parse(window));
    if (offset == null || whole == null) {
      return null;
    }
    return window(2, () -> Window.parse(window, offset));
  }

  private @Nullable Window window(int argument, Supplier<Window> parse) {
    try {
      return parse.get();
    } catch (IllegalArgumentException e) {
      mistake(argument, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The stage of the only argument, an open one. */
  @Nullable DealStage openStage() {
    String name = text(0);
    if (name == null) {
      return null;
    }
    List<String> open =
        Arrays.stream(DealStage.values()).filter(DealStage::isOpen).map(Enum::name).toList();
    if (open.contains(name)) {
      return DealStage.valueOf(name);
    }
    boolean closed = Arrays.stream(DealStage.values()).anyMatch(stage -> stage.name().equals(name));
    mistake(
        0,
        closed
            ? "deals in stage " + name + " are not open"
            : "'"
                + name
                + "' is neither an open stage ("
                + String.join(", ", open)
                + ") nor a period ("
                + String.join(", ", names(PeriodUnit.values()))
                + ")"
                + Nearest.hint(name, open));
    return null;
  }

  /** The period of the only argument; null, and no mistake, if it is none. */
  @Nullable PeriodUnit periodOrNull() {
    return terms.get(0) instanceof Term.Text text && text.constant() != null
        ? unit(text.constant(), PeriodUnit.values())
        : null;
  }

  @Nullable PeriodUnit period() {
    return period(0, PeriodUnit.values());
  }

  /** The period of a target: a fiscal one, the quarter if it is left out. */
  @Nullable PeriodUnit targetPeriod() {
    return terms.size() == 1
        ? PeriodUnit.QUARTER
        : period(1, PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR);
  }

  private @Nullable PeriodUnit period(int argument, PeriodUnit... allowed) {
    String name = text(argument);
    if (name == null) {
      return null;
    }
    PeriodUnit unit = unit(name, allowed);
    if (unit == null) {
      List<String> names = names(allowed);
      mistake(
          argument,
          "'"
              + name
              + "' is not a period ("
              + String.join(", ", names)
              + ")"
              + Nearest.hint(name, names));
    }
    return unit;
  }

  private static @Nullable PeriodUnit unit(String name, PeriodUnit... allowed) {
    for (PeriodUnit unit : allowed) {
      if (unit.name().toLowerCase(Locale.ROOT).equals(name)) {
        return unit;
      }
    }
    return null;
  }

  private static List<String> names(PeriodUnit... units) {
    return Arrays.stream(units).map(unit -> unit.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The only argument, a number of days. */
  double days() {
    Double days = terms.get(0) instanceof Term.Numeric number ? number.constant() : null;
    if (days == null || days < 0) {
      mistake(0, "the number of days must be written out, and 0 or more");
      return Double.NaN;
    }
    return days;
  }

  /** An argument that must be a text written out. */
  @Nullable String text(int argument) {
    String text = terms.get(argument) instanceof Term.Text term ? term.constant() : null;
    if (text == null) {
      mistake(argument, "this must be a text that is written out, in quotes");
    }
    return text;
  }

  private void mistake(int argument, String message) {
    source.mistake(call.call().args().get(argument), message);
  }
}
