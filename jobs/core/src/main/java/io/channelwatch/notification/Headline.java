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
  private static final int MOST_NAMES = 2;

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

  /**
   * The line for a digest: the partners at its top, and what it counts; of a single piece of news,
   * what that is.
   */
  static String ofDigest(Message digest) {
    List<DigestPartner> partners = DigestPartner.of(digest);
    List<DigestPartner> telling =
        partners.stream().filter(partner -> !partner.news(digest).isEmpty()).toList();
    List<Item> news = telling.stream().flatMap(each -> each.news(digest).stream()).toList();
    if (news.size() == 1) {
      return "Digest: " + single(digest, news.get(0));
    }
    return "Digest: %s: %s".formatted(names(news.isEmpty() ? partners : telling), summary(digest));
  }

  private static String single(Message digest, Item news) {
    List<Item> rest = digest.entries().stream().filter(item -> !item.equals(news)).toList();
    String what =
        "%s, %s: %s"
            .formatted(news.subject().label(), word(digest.development(news)), news.title());
    return rest.isEmpty() ? what : what + "; " + summary(digest.withItems(rest));
  }

  private static String names(List<DigestPartner> partners) {
    String named =
        partners.stream()
            .limit(MOST_NAMES)
            .map(DigestPartner::name)
            .collect(Collectors.joining(", "));
    int others = partners.size() - MOST_NAMES;
    return others > 0 ? named + " and " + others + " more" : named;
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
