package io.channelwatch.notification;

import io.channelwatch.alert.ResolveReason;
import io.channelwatch.rule.Severity;
import java.util.LinkedHashMap;
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

  /** The line for a digest, which counts. */
  static String ofDigest(Message digest) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    List.of("new", "changed", "ended", "still firing").forEach(word -> counts.put(word, 0));
    for (Item entry : digest.entries()) {
      Message.Telling telling = digest.telling(entry);
      counts.merge(word(telling == null ? Why.FIRST : telling.why()), 1, Integer::sum);
    }
    return "Digest: "
        + counts.entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String word(Why why) {
    return switch (why) {
      case ESCALATED, DEESCALATED -> "changed";
      case RESOLVED -> "ended";
      case REPEAT -> "still firing";
      default -> "new";
    };
  }

  /** The line for one entry. */
  public static String of(Item item) {
    String title = item.title();
    return lead(item) + ": " + title + " — " + item.subject().label();
  }

  /** What an entry is to the reader: a severity, good news, or how the episode ended. */
  public static String lead(Item item) {
    if (item.resolved()) {
      return ended(item);
    }
    return switch (item.kind()) {
      case "growth" -> item.severity() == Severity.CRITICAL ? "Great news" : "Good news";
      case "data_quality" -> "Data quality";
      default -> capitalised(item.severity().name());
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
