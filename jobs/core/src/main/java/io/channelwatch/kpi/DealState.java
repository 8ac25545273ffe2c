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
    out.octet(stage.ordinal() | (attribution.ordinal() << 4));
    out.signed(version);
    out.instant(registeredAt);
    out.instant(stageEnteredAt);
    if (!stage.isOpen()) {
      out.instant(closedAt);
    }
    out.instant(occurredAt);
    out.signed(amount);
    out.flag(expectedCloseOn != NO_DAY);
    if (expectedCloseOn != NO_DAY) {
      out.signed(expectedCloseOn);
    }
  }

  static DealState read(Decoder in) {
    int symbols = in.octet();
    DealStage stage = STAGES[symbols & 0xF];
    long version = in.signed();
    long registeredAt = in.instant();
    long stageEnteredAt = in.instant();
    long closedAt = stage.isOpen() ? DealMeasure.NEVER : in.instant();
    return new DealState(
        version,
        in.instant(),
        stage,
        stageEnteredAt,
        registeredAt,
        closedAt,
        in.signed(),
        in.flag() ? (int) in.signed() : NO_DAY,
        ATTRIBUTIONS[symbols >> 4]);
  }
}
