package io.channelwatch.kpi;

import io.channelwatch.event.DealStage;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one deal, open or closed, as evidence for people.
 *
 * @param id the deal's id
 * @param amount in ten-thousandths of the program's currency
 * @param stage the winning version's stage
 * @param registeredAt the winning version's instant of registration
 * @param expectedCloseOn days since 1970-01-01; may be null
 * @param closedAt null while the deal is open
 * @param latestAt when the latest version occurred, winning or not
 */
public record DealFacts(
    String id,
    long amount,
    DealStage stage,
    long registeredAt,
    @Nullable Integer expectedCloseOn,
    @Nullable Long closedAt,
    long latestAt) {}
