package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.channelwatch.kpi.Window;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said against expressions that are sound: they mean something, though hardly what was
 * meant. Silent wherever that is not sure.
 */
public final class Review {

  private static final Set<String> WINDOWED = Set.of("count", "sum", "days_with");
  private static final List<String> ACTIVITY = List.of("activity.", "activity_amount.");

  private final Counts counts;
  private final @Nullable Set<String> activityTypes;

  /**
   * @param formulas of the catalog's KPIs by name, which have no cycles
   * @param activityTypes that the program knows; null: any
   */
  public Review(Map<String, String> formulas, @Nullable Set<String> activityTypes) {
    this.counts = new Counts(formulas);
    this.activityTypes = activityTypes;
  }

  /** What concerns any expression, a formula or a condition. */
  public List<Mistake> remarks(String text) {
    Tree tree = Tree.of(text);
    List<Mistake> remarks = new ArrayList<>();
    if (tree != null) {
      Tree.walk(
          tree.root(),
          part -> {
            if (Tree.isCall(part, "change")) {
              openWindows(tree, part, remarks);
            } else if (Tree.isCall(part)) {
              activityType(tree, part, remarks);
            }
          });
    }
    return remarks;
  }

  /** What concerns the condition of a level, under which its rule applies at all. */
  public List<Mistake> remarks(String when, @Nullable String appliesTo) {
    Tree tree = Tree.of(when);
    Tree applies = appliesTo == null ? null : Tree.of(appliesTo);
    List<Mistake> remarks = new ArrayList<>();
    if (tree != null) {
      for (CelExpr ratio :
          counts.bareRatios(tree.root(), applies == null ? null : applies.root())) {
        remarks.add(
            tree.remark(
                ratio,
                "a ratio of counts jumps while they are small; ask for a least number of cases as"
                    + " well, such as count('wins','90d') >= 5"));
      }
    }
    return remarks;
  }

  /** Whether a condition can surely hold where another one does not. */
  public static boolean reachesBeyond(String condition, String other) {
    Tree tree = Tree.of(condition);
    Tree otherTree = Tree.of(other);
    return tree != null
        && otherTree != null
        && new Conjunction(tree.root()).reachesBeyond(new Conjunction(otherTree.root()));
  }

  private static void openWindows(Tree tree, CelExpr change, List<Mistake> remarks) {
    Set<Window.Kind> kinds = new HashSet<>();
    Tree.walk(
        change,
        part -> {
          Window window = window(part);
          if (window != null) {
            kinds.add(window.kind());
          }
        });
    Tree.walk(
        change,
        part -> {
          Window window = window(part);
          if (window != null && holdsToday(window) && !kinds.contains(toDate(window.kind()))) {
            remarks.add(tree.remark(Tree.parts(part).get(1), openWindow(part, window)));
          }
        });
  }

  private static String openWindow(CelExpr call, Window window) {
    String name = Tree.text(Tree.parts(call).get(1));
    String written = "the window '%s' holds today, which is not over".formatted(name);
    return switch (window.kind()) {
      case DAYS -> written + "; compare complete days: '%s' with the offset '1d'".formatted(name);
      case HOURS -> written + "; compare complete hours: '%s' with the offset '1h'".formatted(name);
      case DAY, WEEK -> written + "; compare complete days, such as '7d' with the offset '1d'";
      default -> written + "; compare it with 'prev_%s_to_date'".formatted(name);
    };
  }

  /** The window of a call that has one. */
  private static @Nullable Window window(CelExpr expr) {
    if (!Tree.isCall(expr) || !WINDOWED.contains(expr.call().function())) {
      return null;
    }
    List<String> arguments = new ArrayList<>();
    for (CelExpr part : Tree.parts(expr)) {
      String text = Tree.text(part);
      if (text != null) {
        arguments.add(text);
      }
    }
    try {
      return switch (arguments.size()) {
        case 2 -> Window.parse(arguments.get(1));
        case 3 -> Window.parse(arguments.get(1), arguments.get(2));
        default -> null;
      };
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean holdsToday(Window window) {
    return switch (window.kind()) {
      case HOURS, DAYS -> window.offset() == 0;
      case DAY, WEEK, MONTH, QUARTER, YEAR -> true;
      default -> false;
    };
  }

  /** What a current period can fairly be compared with; the kind itself if there is none. */
  private static Window.@Nullable Kind toDate(Window.Kind kind) {
    return switch (kind) {
      case MONTH -> Window.Kind.PREV_MONTH_TO_DATE;
      case QUARTER -> Window.Kind.PREV_QUARTER_TO_DATE;
      case YEAR -> Window.Kind.PREV_YEAR_TO_DATE;
      default -> null;
    };
  }

  private void activityType(Tree tree, CelExpr call, List<Mistake> remarks) {
    for (CelExpr part : Tree.parts(call)) {
      String measure = Tree.text(part);
      String type = measure == null ? null : activityType(measure);
      if (type != null && activityTypes != null && !activityTypes.contains(type)) {
        remarks.add(
            tree.remark(
                part,
                "the configuration lists no activity type '"
                    + type
                    + "'"
                    + Nearest.hint(type, activityTypes)));
      }
    }
  }

  private static @Nullable String activityType(String measure) {
    return ACTIVITY.stream()
        .filter(measure::startsWith)
        .map(prefix -> measure.substring(prefix.length()))
        .findFirst()
        .orElse(null);
  }
}
