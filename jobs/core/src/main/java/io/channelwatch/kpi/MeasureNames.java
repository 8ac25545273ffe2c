package io.channelwatch.kpi;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.RevenueType;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which names of measures there are, and what to say about one that there is not. */
final class MeasureNames {

  /** The measures without suffix, each with the suffixes that it takes; null: any. */
  private static final Map<String, @Nullable List<String>> SUFFIXES = suffixes();

  private static final List<String> BASES =
      SUFFIXES.keySet().stream().filter(base -> !base.startsWith("stage.")).toList();

  private MeasureNames() {}

  static @Nullable String problem(String name) {
    String base = base(name);
    if (!SUFFIXES.containsKey(base)) {
      return unknownBase(name, base);
    }
    if (base.length() == name.length()) {
      return null;
    }
    String suffix = name.substring(base.length() + 1);
    List<String> suffixes = SUFFIXES.get(base);
    if (suffixes == null) {
      return suffix.isEmpty() || suffix.chars().anyMatch(Character::isWhitespace)
          ? "'" + name + "' lacks a type of activity, such as '" + base + ".portal_login'"
          : null;
    }
    return suffixes.contains(suffix) ? null : unknownSuffix(base, suffix, suffixes);
  }

  /** The name up to its suffix: one part, or two for stages. */
  private static String base(String name) {
    int end = name.indexOf('.', name.startsWith("stage.") ? "stage.".length() : 0);
    return end < 0 ? name : name.substring(0, end);
  }

  private static String unknownBase(String name, String base) {
    if (!base.startsWith("stage.") && !base.equals("stage")) {
      return String.format(
          "there is no measure '%s'%s Measures are %s and stage.<STAGE>",
          name, ending(Nearest.name(base, BASES)), String.join(", ", BASES));
    }
    List<String> stages = Arrays.stream(DealStage.values()).map(Enum::name).toList();
    String stage = base.equals("stage") ? "" : base.substring("stage.".length());
    return String.format(
        "there is no stage '%s' in the measure '%s'%s Stages are %s",
        stage, name, ending(Nearest.name(stage, stages)), String.join(", ", stages));
  }

  private static String unknownSuffix(String base, String suffix, List<String> suffixes) {
    if (suffixes.isEmpty()) {
      return String.format("the measure '%s' takes no suffix, not '.%s' either", base, suffix);
    }
    String nearest = Nearest.name(suffix, suffixes);
    return String.format(
        "the measure '%s' has no suffix '.%s'%s Suffixes are .%s",
        base,
        suffix,
        ending(nearest == null ? null : base + "." + nearest),
        String.join(", .", suffixes));
  }

  private static String ending(@Nullable String meant) {
    return meant == null ? "." : "; did you mean '" + meant + "'?";
  }

  private static Map<String, @Nullable List<String>> suffixes() {
    List<String> attributions = symbols(Attribution.values());
    List<String> ofRevenue = new ArrayList<>(attributions);
    ofRevenue.addAll(symbols(RevenueType.values()));
    Map<String, @Nullable List<String>> suffixes = new LinkedHashMap<>();
    DealMeasure.baseNames().forEach(name -> suffixes.put(name, attributions));
    suffixes.put(Measure.REVENUE.name(), List.copyOf(ofRevenue));
    suffixes.put(Measure.CUSTOMERS.name(), List.of());
    suffixes.put(Measure.ACTIVITY.name(), null);
    suffixes.put(Measure.ACTIVITY_AMOUNT.name(), null);
    return suffixes;
  }

  private static List<String> symbols(Enum<?>[] values) {
    return Arrays.stream(values)
        .filter(value -> !value.name().equals("UNKNOWN"))
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
