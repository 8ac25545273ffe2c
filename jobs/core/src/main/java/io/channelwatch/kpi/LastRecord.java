package io.channelwatch.kpi;

import org.jspecify.annotations.Nullable;

/**
 * The latest occurrence of a measure that counts records one by one.
 *
 * @param eventId the record's id
 * @param day the program's day on which it happened, in days since 1970-01-01
 * @param amount in ten-thousandths of the program's currency; null where the measure sums
 *     quantities
 * @param quantity in ten-thousandths; null where the measure sums amounts
 */
public record LastRecord(String eventId, int day, @Nullable Long amount, @Nullable Long quantity) {}
