package io.channelwatch.model;

import io.channelwatch.model.Fact.DealVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A deal as all of its known versions make it. */
final class Deal {

  static final Set<String> OPEN =
      Set.of("SUBMITTED", "APPROVED", "QUALIFIED", "PROPOSAL", "NEGOTIATION");

  final String id;
  final List<DealVersion> versions;
  final DealVersion winner;
  final BigDecimal amount;

  Deal(String id, List<DealVersion> versions, Program program, Rates rates) {
    this.id = id;
    this.versions = versions;
    this.winner =
        versions.stream()
            .max(
                Comparator.comparingLong(DealVersion::version).thenComparing(DealVersion::occurred))
            .orElseThrow();
    this.amount =
        rates.convert(winner.amount(), winner.currency(), program.day(winner.registered()));
  }

  /** Everything that can be read from it, as one text. */
  String imprint() {
    List<Instant> entered =
        versions.stream()
            .map(DealVersion::stage)
            .distinct()
            .sorted()
            .map(s -> entered(Set.of(s)))
            .toList();
    return winner + " " + latest() + " " + entered + " " + earliestExpected();
  }

  boolean open() {
    return OPEN.contains(winner.stage());
  }

  /** When its latest version happened, whether or not that one wins. */
  Instant latest() {
    return versions.stream()
        .map(DealVersion::occurred)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** When it first entered one of these stages; null if it never did. */
  Instant entered(Set<String> stages) {
    return versions.stream()
        .filter(version -> stages.contains(version.stage()))
        .map(DealVersion::stageEntered)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The earliest day on which it was ever expected to close; null if never. */
  LocalDate earliestExpected() {
    return versions.stream()
        .map(DealVersion::expected)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
