package io.channelwatch.model;

import io.channelwatch.model.Fact.Activity;
import io.channelwatch.model.Fact.Revenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What each measure counts, when, and what it adds up. */
final class Measures {

  private static final Set<String> APPROVED =
      Set.of("APPROVED", "QUALIFIED", "PROPOSAL", "NEGOTIATION", "WON");

  private Measures() {}

  static boolean isOfDeals(String measure) {
    String base = measure.split("\\.")[0];
    return !Set.of("revenue", "customers", "activity", "activity_amount").contains(base);
  }

  static List<Occurrence> of(Known known, String measure) {
    String[] words = measure.split("\\.");
    return switch (words[0]) {
      case "revenue" -> revenue(known, suffix(words, 1));
      case "customers" -> customers(known);
      case "activity" -> activity(known, suffix(words, 1), false);
      case "activity_amount" -> activity(known, suffix(words, 1), true);
      case "stage" -> deals(known, "stage", words[1], suffix(words, 2));
      default -> deals(known, words[0], null, suffix(words, 1));
    };
  }

  private static String suffix(String[] words, int index) {
    return words.length > index ? words[index] : null;
  }

  private static boolean is(String suffix, String symbol) {
    return suffix == null || suffix.equals(symbol.toLowerCase(Locale.ROOT));
  }

  private static List<Occurrence> deals(Known known, String base, String stage, String suffix) {
    List<Occurrence> all = new ArrayList<>();
    for (Deal deal : known.deals) {
      Instant at = at(deal, base, stage);
      if (at != null && is(suffix, deal.winner.attribution())) {
        BigDecimal amount =
            base.equals("win_cycle")
                ? BigDecimal.valueOf(
                    Duration.between(deal.winner.registered(), deal.winner.closed()).toMillis())
                : deal.amount;
        all.add(new Occurrence(at, known.program.day(at), amount, deal.id, deal));
      }
    }
    return all;
  }

  private static Instant at(Deal deal, String base, String stage) {
    return switch (base) {
      case "registrations" -> deal.winner.registered();
      case "approvals" -> deal.entered(APPROVED);
      case "stage" -> deal.entered(Set.of(stage));
      case "rejections" -> closed(deal, "REJECTED");
      case "wins", "win_cycle" -> closed(deal, "WON");
      case "losses" -> closed(deal, "LOST");
      case "expirations" -> closed(deal, "EXPIRED");
      default -> throw new IllegalArgumentException(base);
    };
  }

  private static Instant closed(Deal deal, String stage) {
    return deal.winner.stage().equals(stage) ? deal.winner.closed() : null;
  }

  private static List<Occurrence> revenue(Known known, String suffix) {
    List<Occurrence> all = new ArrayList<>();
    for (Revenue revenue : known.revenues) {
      if (suffix == null || is(suffix, revenue.attribution()) || is(suffix, revenue.type())) {
        all.add(booked(known, revenue));
      }
    }
    return all;
  }

  private static Occurrence booked(Known known, Revenue revenue) {
    var day = known.program.day(revenue.occurred());
    BigDecimal amount = known.rates.convert(revenue.amount(), revenue.currency(), day);
    return new Occurrence(revenue.occurred(), day, amount, revenue.eventId(), null);
  }

  private static List<Occurrence> customers(Known known) {
    Map<String, Revenue> first = new HashMap<>();
    for (Revenue revenue : known.revenues) {
      if (revenue.customer() != null) {
        first.merge(revenue.customer(), revenue, Measures::earlier);
      }
    }
    return first.values().stream().map(revenue -> booked(known, revenue)).toList();
  }

  private static Revenue earlier(Revenue left, Revenue right) {
    int order = left.occurred().compareTo(right.occurred());
    order = order == 0 ? left.eventId().compareTo(right.eventId()) : order;
    return order <= 0 ? left : right;
  }

  private static List<Occurrence> activity(Known known, String type, boolean amounts) {
    List<Occurrence> all = new ArrayList<>();
    for (Activity activity : known.activities) {
      if ((type == null || type.equals(activity.type()))
          && (!amounts || activity.amount() != null)) {
        var day = known.program.day(activity.occurred());
        BigDecimal sum =
            amounts
                ? known.rates.convert(activity.amount(), activity.currency(), day)
                : activity.quantity();
        all.add(new Occurrence(activity.occurred(), day, sum, activity.eventId(), null));
      }
    }
    return all;
  }
}
