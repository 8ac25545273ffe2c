package io.channelwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * Units of the program's currency that one unit of {@code currency} buys from {@code effectiveOn}
 * (days since 1970-01-01) on; {@code rate} in hundred-millionths. {@code rate} null removes it.
 */
public record FxRate(
    String currency, int effectiveOn, @Nullable Long rate, @Nullable Long updatedAt) {}
