package io.channelwatch.cli;

import io.channelwatch.alerts.DeadLetter;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose among dead letters. */
final class LetterChoice {

  private static final Comparator<DeadLetter> AS_REFUSED =
      Comparator.comparing(DeadLetter::getAt).thenComparingLong(DeadLetter::getOffset);

  @Option(names = "--topic", paramLabel = "T", description = "Those of one topic.")
  private @Nullable String topic;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "Those of one reason, such as undecodable.")
  private @Nullable String reason;

  @Option(
      names = "--since",
      paramLabel = "I",
      description = "Those that were refused at an instant or a date, or later.")
  private @Nullable String since;

  /** Whether anything was chosen. */
  boolean isGiven() {
    return topic != null || reason != null || since != null;
  }

  /** The chosen ones, by their ids, as they were refused. */
  List<Map.Entry<String, DeadLetter>> of(Map<String, DeadLetter> letters, ZoneId zone) {
    Long from = InstantOption.read("--since", since, zone);
    return letters.entrySet().stream()
        .filter(letter -> topic == null || letter.getValue().getTopic().equals(topic))
        .filter(letter -> reason == null || letter.getValue().getReason().equals(reason))
        .filter(letter -> from == null || letter.getValue().getAt().toEpochMilli() >= from)
        .sorted(Map.Entry.comparingByValue(AS_REFUSED))
        .toList();
  }
}
