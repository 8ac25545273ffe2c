package io.channelwatch.rule.expression;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.RevenueType;
import io.channelwatch.rule.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which texts name a measure. */
final class Measures {

  private static final List<String> DEALS =
      List.of(
          "registrations", "approvals", "rejections", "wins", "losses", "expirations", "win_cycle");

  private static final List<String> NAMES = names();

  private Measures() {}

  /** Null if there is a measure of that name; otherwise a sentence that says what is wrong. */
  static @Nullable String problem(String name) {
    boolean activity = name.startsWith("activity.") || name.startsWith("activity_amount.");
    if ((activity && !name.endsWith(".")) || NAMES.contains(name)) {
      return null;
    }
    return "there is no measure '" + name + "'" + Nearest.hint(name, NAMES);
  }

  private static List<String> names() {
    List<String> names =
        new ArrayList<>(List.of("revenue", "customers", "activity", "activity_amount"));
    List<String> deals = new ArrayList<>(DEALS);
    for (DealStage stage : DealStage.values()) {
      deals.add("stage." + stage);
    }
    names.addAll(deals);
    for (Attribution attribution : Attribution.values()) {
      String suffix = "." + attribution.name().toLowerCase(Locale.ROOT);
      if (attribution != Attribution.UNKNOWN) {
        deals.forEach(deal -> names.add(deal + suffix));
        names.add("revenue" + suffix);
      }
    }
    for (RevenueType type : RevenueType.values()) {
      if (type != RevenueType.UNKNOWN) {
        names.add("revenue." + type.name().toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(names);
  }
}
