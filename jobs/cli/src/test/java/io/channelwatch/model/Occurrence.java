package io.channelwatch.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One thing that a measure counts.
 *
 * @param amount what it adds to the sum; null: nothing
 * @param id the event's, or the deal's
 * @param deal the deal, if it is one
 */
record Occurrence(Instant at, LocalDate day, BigDecimal amount, String id, Deal deal) {}
