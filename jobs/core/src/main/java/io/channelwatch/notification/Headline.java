package io.channelwatch.notification;

import io.channelwatch.alert.ResolveReason;
import io.channelwatch.rule.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a message is about, in one line of plain text. */
public final class Headline {
  private Headline() {}

  /** The line for a message that shows these entries, worst first; there is at least one. */
  static String of(List<Item> entries) {
    String first = of(entries.get(0));
    int others = entries.size() - 1;
    return others == 0 ? first : first + " (and " + others + " more)";
  }

  /** The line for one entry. */
  public static String of(Item item) {
    String title = item.title();
    return lead(item) + ": " + title + " — " + item.subject().label();
  }

  /** What a digest sums up, such as {@code 2 new, 1 worse, 3 still firing}. */
  public static String summary(Message digest) {
    Map<Development, Integer> counts = new EnumMap<>(Development.class);
    digest.entries().forEach(item -> counts.merge(digest.development(item), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + word(count.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** The line for a digest, which counts. */
  static String ofDigest(Message digest) {
    return "Digest: " + summary(digest);
  }

  private static String word(Development development) {
    return switch (development) {
      case OPENED -> "new";
      case ESCALATED -> "escalated";
      case DEESCALATED -> "eased";
      case RESOLVED -> "ended";
      case UNCHANGED -> "still firing";
    };
  }

  /** What an entry is to the reader: a severity, good news, or how the episode ended. */
  public static String lead(Item item) {
    if (item.resolved()) {
      return ended(item);
    }
    return lead(item.kind(), item.severity());
  }

  /** What an episode beside the message's own is to the reader. */
  public static String lead(Firing firing) {
    return lead(firing.kind(), firing.severity());
  }

  private static String lead(String kind, Severity severity) {
    return switch (kind) {
      case "growth" -> severity == Severity.CRITICAL ? "Great news" : "Good news";
      case "data_quality" -> "Data quality";
      default -> capitalised(severity.name());
    };
  }

  private static String ended(Item item) {
    if (item.reason() != ResolveReason.CLEARED) {
      return "Ended";
    }
    return item.kind().equals("growth") ? "Ended" : "Recovered";
  }

  private static String capitalised(String word) {
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
