package io.channelwatch.model;

import java.time.Instant;
import java.util.List;

/**
 * A program with everything that is ever known of it.
 *
 * @param rules in the order of being known
 */
public record Case(Program program, Rates rates, List<Fact> facts, List<Rules> rules) {

  /** The rules as they hold: none before the instant from which on the program asks. */
  List<Rules> rulesInTime() {
    Instant from = program.from();
    if (from == null) {
      return rules;
    }
    return rules.stream()
        .map(r -> r.known().isBefore(from) ? new Rules(r.version(), from, r.catalog(), r.all()) : r)
        .toList();
  }
}
