package io.channelwatch.kpi;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;

/**
 * What a version of a deal says of it.
 *
 * @param closedAt {@link DealMeasure#NEVER} while it is open
 * @param amount in ten-thousandths of the program's currency
 * @param expectedCloseOn {@link #NO_DAY} if it is not told
 */
record DealState(
    long version,
    long occurredAt,
    DealStage stage,
    long stageEnteredAt,
    long registeredAt,
    long closedAt,
    long amount,
    int expectedCloseOn,
    Attribution attribution) {

  /** Of an {@code expected_close_on} that is not there. */
  static final int NO_DAY = Integer.MIN_VALUE;

  private static final long DAY = 86_400_000L;
  private static final int DATED = 0x80;
  private static final DealStage[] STAGES = DealStage.values();
  private static final Attribution[] ATTRIBUTIONS = Attribution.values();

  /**
   * What a version says.
   *
   * @param amount in the program's currency
   */
  static DealState of(DealVersion version, long amount) {
    Long closedAt = version.closedAt();
    Integer expected = version.expectedCloseOn();
    long closed = closedAt == null ? version.occurredAt() : closedAt;
    return new DealState(
        version.version(),
        version.occurredAt(),
        version.stage(),
        version.stageEnteredAt(),
        version.registeredAt(),
        version.stage().isOpen() ? DealMeasure.NEVER : closed,
        amount,
        expected == null ? NO_DAY : expected,
        version.attribution());
  }

  /** Whether a version wins over this one. */
  boolean yieldsTo(DealVersion other) {
    return other.version() > version
        || (other.version() == version && other.occurredAt() > occurredAt);
  }

  void write(Encoder out) {
    boolean dated = expectedCloseOn != NO_DAY;
    out.octet(stage.ordinal() | (attribution.ordinal() << 4) | (dated ? DATED : 0));
    out.signed(version);
    out.instant(registeredAt);
    out.signed(occurredAt - registeredAt);
    out.signed(occurredAt - stageEnteredAt);
    if (!stage.isOpen()) {
      out.signed(occurredAt - closedAt);
    }
    out.amount(amount);
    if (dated) {
      out.signed(expectedCloseOn - Math.floorDiv(registeredAt, DAY));
    }
  }

  static DealState read(Decoder in) {
    int symbols = in.octet();
    DealStage stage = STAGES[symbols & 0xF];
    long version = in.signed();
    long registeredAt = in.instant();
    long occurredAt = registeredAt + in.signed();
    return new DealState(
        version,
        occurredAt,
        stage,
        occurredAt - in.signed(),
        registeredAt,
        stage.isOpen() ? DealMeasure.NEVER : occurredAt - in.signed(),
        in.amount(),
        (symbols & DATED) == 0 ? NO_DAY : (int) (in.signed() + Math.floorDiv(registeredAt, DAY)),
        ATTRIBUTIONS[(symbols >> 4) & 7]);
  }
}
