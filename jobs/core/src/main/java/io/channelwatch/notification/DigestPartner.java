package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a digest tells of one partner, or of one segment.
 *
 * @param name as people read it, where one is known
 * @param stake the money that its alerts are about, in ten-thousandths of the program's currency
 * @param entries news first, then what has ended, then what goes on, each worst first
 */
public record DigestPartner(String name, long stake, List<Item> entries) {

  /** Those of a digest: who has news first, then where most money is at stake. */
  public static List<DigestPartner> of(Message digest) {
    Map<String, List<Item>> byPartner = new TreeMap<>();
    for (Item item : digest.entries()) {
      String partner = item.partnerId();
      String key = partner != null ? partner : item.subject().type() + ' ' + item.subject().id();
      byPartner.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
    }
    // The sorts are stable: what is worse stays first, and of equal partners whose id is.
    byPartner.values().forEach(items -> items.sort(Comparator.comparing(i -> rank(digest, i))));
    return byPartner.entrySet().stream()
        .map(e -> new DigestPartner(name(e.getKey(), e.getValue()), stake(e), e.getValue()))
        .sorted(
            Comparator.comparing((DigestPartner partner) -> partner.news(digest).isEmpty())
                .thenComparing(DigestPartner::stake, Comparator.reverseOrder()))
        .toList();
  }

  private static int rank(Message digest, Item item) {
    return switch (digest.development(item)) {
      case OPENED, ESCALATED, DEESCALATED -> 0;
      case RESOLVED -> 1;
      case UNCHANGED -> 2;
    };
  }

  private static String name(String key, List<Item> entries) {
    return entries.stream()
        .map(item -> item.subject().name())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(key);
  }

  private static long stake(Map.Entry<String, List<Item>> partner) {
    return Stake.of(partner.getValue());
  }

  /** The entries that are more than word that something goes on. */
  List<Item> news(Message digest) {
    return entries.stream()
        .filter(item -> digest.development(item) != Development.UNCHANGED)
        .toList();
  }
}
