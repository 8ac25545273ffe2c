package io.channelwatch.benchmarks.workload;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** One partner's deals, each on its way from its registration to its end. */
final class Life {

  private static final long DAY = 86_400_000L;
  private static final long UNIT = 10_000L;
  private static final DealStage[] PATH = {
    DealStage.SUBMITTED,
    DealStage.APPROVED,
    DealStage.QUALIFIED,
    DealStage.PROPOSAL,
    DealStage.NEGOTIATION
  };

  private final String partnerId;
  private final int most;
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  /** Keeps at most so many deals open. */
  Life(String partnerId, int most) {
    this.partnerId = partnerId;
    this.most = most;
  }

  /** What changes next: a deal is registered, or the one that waited longest goes on. */
  DealVersion change(int number, long at, SplittableRandom random) {
    Open newest = open.peekLast();
    if (newest != null && newest.version == 1) {
      return version(newest, number, at, PATH[++newest.stage]);
    }
    if (open.size() < most) {
      Open registered = new Open(number, at, random);
      open.addLast(registered);
      return version(registered, number, at, DealStage.SUBMITTED);
    }
    Open oldest = open.removeFirst();
    if (oldest.stage == PATH.length - 1) {
      DealStage end = random.nextInt(3) > 0 ? DealStage.WON : DealStage.LOST;
      return version(oldest, number, at, end);
    }
    open.addLast(oldest);
    return version(oldest, number, at, PATH[++oldest.stage]);
  }

  private DealVersion version(Open deal, int number, long at, DealStage stage) {
    return new DealVersion(
        "e" + number,
        deal.id,
        partnerId,
        ++deal.version,
        at,
        stage,
        at,
        deal.registeredAt,
        stage.isOpen() ? null : (Long) at,
        deal.amount,
        "USD",
        deal.expectedCloseOn,
        deal.attribution,
        null,
        null);
  }

  /** A deal that is open. */
  private static final class Open {
    private final String id;
    private final long registeredAt;
    private final long amount;
    private final int expectedCloseOn;
    private final Attribution attribution;
    private int stage;
    private int version;

    Open(int number, long at, SplittableRandom random) {
      id = "d" + number;
      registeredAt = at;
      amount = (5 + random.nextInt(195)) * 1000L * UNIT;
      expectedCloseOn = (int) (at / DAY) + 45 + random.nextInt(60);
      attribution = random.nextInt(3) > 0 ? Attribution.SOURCED : Attribution.INFLUENCED;
    }
  }
}
