package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.Item;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/** What happens to ten partners of one CAM between two digests. */
final class Portfolio {
  private static final List<String> NAMES =
      List.of(
          "Acme Networks",
          "Borealis Cloud",
          "Corvus Systems",
          "Delta & Söhne",
          "Eastgate IT",
          "Fjord Data",
          "Granite Partners",
          "Halcyon Labs",
          "Indigo Works",
          "Juniper Street");
  private static final List<String> TITLES =
      List.of(
          "Pipeline coverage is low",
          "Registrations slow down",
          "The partner has gone silent",
          "Deals slip out of the quarter");

  private Portfolio() {}

  /** The transitions, in no order; the digest before went out a day before {@code at}. */
  static List<Item> items(long at) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      items.add(worth(risk("a" + i, i, name, at), (i * 7 % 10 + 1) * 130_000_000L, "D-" + i));
      if (i % 3 == 0) {
        Item item = Examples.item("g" + i, 0, TransitionType.OPENED, Severity.INFO, at - 9_000_000);
        items.add(good(item, name, at));
      }
      if (i % 4 == 1) {
        items.add(worth(risk("b" + i, i + 2, name, at), 90_000_000L, "D-" + i));
      }
    }
    return items;
  }

  private static Item good(Item like, String name, long at) {
    Item item =
        Examples.about(like, "growth", "Revenue is well ahead of plan", "128% of plan.", name);
    return worth(Examples.opened(item, at - 9_000_000), 0, "none");
  }

  private static Item risk(String alertId, int number, String name, long at) {
    TransitionType transition = TransitionType.values()[number % 4];
    boolean old = number % 5 == 4;
    long when = old ? at - 3 * Examples.DAY : at - 7_200_000L * (number + 1) / 2;
    Severity severity = number % 3 == 0 ? Severity.CRITICAL : Severity.WARNING;
    Item item = Examples.item(alertId, number % 4 == 0 ? 0 : 1, transition, severity, when);
    Item about =
        Examples.about(item, "risk", TITLES.get(number % TITLES.size()), "It is so.", name);
    long openedAt = transition == TransitionType.OPENED ? when : at - 12 * Examples.DAY;
    return Examples.opened(about, openedAt);
  }

  private static Item worth(Item item, long amount, String dealId) {
    Evidence.Deal deal =
        new Evidence.Deal(
            dealId,
            amount,
            "PROPOSAL",
            item.openedAt(),
            20_530,
            null,
            item.openedAt(),
            "open, the largest");
    return Examples.proven(item, new Evidence(amount == 0 ? List.of() : List.of(deal), List.of()));
  }
}
