package io.channelwatch.cli.sample;

import java.time.LocalDate;

/**
 * A deal as its partner will live it.
 *
 * @param registeredOn a workday
 * @param closesOn the workday on which it ends as {@code outcome} says
 * @param amount what it is worth in the end, in the partner's currency
 */
record Deal(String id, LocalDate registeredOn, LocalDate closesOn, Outcome outcome, int amount) {

  /** How a deal ends. */
  enum Outcome {
    WON,
    LOST,
    REJECTED,
    EXPIRED,
    WITHDRAWN
  }
}
