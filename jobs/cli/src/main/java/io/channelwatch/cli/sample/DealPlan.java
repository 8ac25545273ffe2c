package io.channelwatch.cli.sample;

import io.channelwatch.cli.sample.Deal.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which deals a partner will have. A sound partner registers more than four times its target, wins
 * every fourth deal, those being the smaller ones, and reaches a little more than half of its
 * target with them, spread evenly over the quarter. The deals of a quarter's last weeks are the
 * larger ones.
 */
final class DealPlan {

  private static final double WON_SHARE = 0.54;
  private static final double OTHER_SHARE = 4.1;
  private static final LocalDate TAKES_OFF = Story.BEATS_QUOTA.from();

  private final Partner partner;
  private final SplittableRandom random;

  DealPlan(Partner partner, SplittableRandom random) {
    this.partner = partner;
    this.random = random;
  }

  /** The deals in the order in which they were meant to close. */
  List<Deal> deals() {
    List<Deal> deals = new ArrayList<>();
    if (partner.story() == Story.NEVER_LOGS_IN) {
      return deals;
    }
    for (LocalDate quarter : Calendar.quarters()) {
      for (int i = 0; i < partner.dealsAQuarter(); i++) {
        add(deals, deal(quarter, i, deals.size() + 1));
      }
    }
    return deals;
  }

  private void add(List<Deal> deals, Deal deal) {
    LocalDate registered = deal.registeredOn();
    if (partner.is(Story.GOES_SILENT, registered)
        || partner.is(Story.AGEING_PIPELINE, registered)) {
      return;
    }
    deals.add(deal);
    if (partner.is(Story.DOUBLES_REGISTRATIONS, registered)) {
      LocalDate twin = Calendar.workday(registered.plusDays(1), partner.region(), random);
      deals.add(
          new Deal(deal.id() + "-B", twin, deal.closesOn(), Outcome.LOST, deal.amount() * 4 / 5));
    }
  }

  private Deal deal(LocalDate quarter, int i, int number) {
    LocalDate end = quarter.plusMonths(3);
    long days = ChronoUnit.DAYS.between(quarter, end);
    long into = (2L * i + 1) * days / (2L * partner.dealsAQuarter());
    LocalDate closes = Calendar.workday(quarter.plusDays(into), partner.region(), random);
    while (!closes.isBefore(end) || Calendar.isWeekend(closes)) {
      closes = closes.minusDays(1);
    }
    LocalDate registered =
        Calendar.workday(closes.minusDays(83 + random.nextInt(4)), partner.region(), random);
    Outcome outcome = i % 4 == 1 ? Outcome.WON : otherOutcome();
    if (outcome == Outcome.REJECTED) {
      closes = Calendar.workday(registered.plusDays(4), partner.region(), random);
    }
    String id = "D-%s-%03d".formatted(partner.id().substring(2), number);
    boolean late = i >= partner.dealsAQuarter() * 5 / 6;
    int amount = amount(outcome, closes);
    boolean larger = late && outcome != Outcome.WON;
    return new Deal(id, registered, closes, outcome, larger ? amount * 8 / 5 : amount);
  }

  private Outcome otherOutcome() {
    int drawn = random.nextInt(100);
    if (drawn < 80) {
      return Outcome.LOST;
    }
    return drawn < 90 ? Outcome.WITHDRAWN : drawn < 96 ? Outcome.EXPIRED : Outcome.REJECTED;
  }

  private int amount(Outcome outcome, LocalDate closes) {
    boolean won = outcome == Outcome.WON;
    double share = won ? WON_SHARE * 4 : OTHER_SHARE * 4 / 3;
    if (won && partner.is(Story.BEATS_QUOTA, closes) && !closes.isBefore(TAKES_OFF)) {
      share *= 2.6;
    }
    double spread = won ? 0.85 + 0.3 * random.nextDouble() : 0.75 + 0.5 * random.nextDouble();
    return (int) (share * spread * partner.target() / partner.dealsAQuarter()) / 50 * 50;
  }
}
