package io.channelwatch.cluster;

import io.channelwatch.events.DealAttribution;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.DealStage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Changes of deals: each is registered, approved, and won or lost. */
final class Deals {

  private final Random random;
  private final InstantSource clock;
  private final String name;
  private final Map<String, Deque<DealRegistration>> open = new HashMap<>();
  private int changes;
  private int deals;

  /**
   * Deals of a name that no others have.
   *
   * @param clock gives the time at which each change happens
   */
  Deals(String name, Random random, InstantSource clock) {
    this.name = name;
    this.random = random;
    this.clock = clock;
  }

  /** The next change of one of the partner's deals. */
  DealRegistration next(String partner) {
    Deque<DealRegistration> theirs = open.computeIfAbsent(partner, p -> new ArrayDeque<>());
    if (random.nextInt(theirs.size() + 1) < 2) {
      theirs.add(registered(partner));
      return theirs.getLast();
    }
    DealRegistration changed = changed(theirs.remove());
    if (changed.getClosedAt() == null) {
      theirs.add(changed);
    }
    return changed;
  }

  private DealRegistration registered(String partner) {
    Instant now = clock.instant();
    deals++;
    changes++;
    return DealRegistration.newBuilder()
        .setEventId(name + "-deal-" + changes)
        .setDealId(name + "-" + deals)
        .setPartnerId(partner)
        .setVersion(1)
        .setOccurredAt(now)
        .setStage(DealStage.SUBMITTED)
        .setStageEnteredAt(now)
        .setRegisteredAt(now)
        .setAmount(new BigDecimal(random.nextInt(10_000) + ".0000"))
        .setCurrency("USD")
        .setAttribution(DealAttribution.SOURCED)
        .build();
  }

  private DealRegistration changed(DealRegistration before) {
    Instant now = clock.instant();
    boolean closes = before.getStage() == DealStage.APPROVED;
    DealStage end = random.nextInt(3) > 0 ? DealStage.WON : DealStage.LOST;
    changes++;
    return DealRegistration.newBuilder(before)
        .setEventId(name + "-deal-" + changes)
        .setVersion(before.getVersion() + 1)
        .setOccurredAt(now)
        .setStage(closes ? end : DealStage.APPROVED)
        .setStageEnteredAt(now)
        .setClosedAt(closes ? now : null)
        .build();
  }
}
