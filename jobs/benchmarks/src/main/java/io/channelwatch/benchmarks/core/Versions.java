package io.channelwatch.benchmarks.core;

import io.channelwatch.event.Profile;
import io.channelwatch.event.Target;
import java.util.List;
import java.util.stream.IntStream;

/** Versions of a record that become known one after the other, each with news. */
final class Versions {

  private static final long SECOND = 1_000;

  private Versions() {}

  /** Versions of a profile, a second apart, each of another tier than the one before. */
  static List<Profile> of(Profile known, long from, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Profile(
                    known.partnerId(),
                    from + i * SECOND,
                    known.name(),
                    known.type(),
                    i % 2 == 0 ? "platinum" : "silver",
                    known.region(),
                    known.country(),
                    known.status(),
                    known.joinedOn(),
                    known.cam(),
                    known.leader(),
                    known.labels()))
        .toList();
  }

  /** Versions of a target, a second apart, each a little higher. */
  static List<Target> of(Target known, long from, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Target(
                    known.partnerId(),
                    known.metric(),
                    known.periodStart(),
                    known.periodEnd(),
                    known.value() + i,
                    known.currency(),
                    from + i * SECOND))
        .toList();
  }
}
