package io.channelwatch.event;

/**
 * One record about one partner, as taken from an input topic. Instants are milliseconds since the
 * UTC epoch, dates are days since 1970-01-01, money and quantities are ten-thousandths of a unit.
 */
public sealed interface PartnerEvent
    permits DealVersion, Revenue, Activity, Profile, ProfileRemoved, Target, TargetRemoved {

  /** The partner that the record is about; never empty. */
  String partnerId();
}
