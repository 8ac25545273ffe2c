package io.channelwatch.cli;

import io.channelwatch.config.Durations;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For how long something is muted, who asked for it, and why. */
final class SilenceSpan {

  @Option(
      names = "--until",
      paramLabel = "I",
      description = "Until when, an instant or a date (default: until it is removed).")
  private @Nullable String until;

  @Option(names = "--for", paramLabel = "D", description = "For how long, such as 90m or 2d.")
  private @Nullable String duration;

  @Option(names = "--comment", paramLabel = "TEXT", description = "Why.")
  private String comment = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who asks for it (default: this user).")
  private String by = System.getProperty("user.name", "unknown");

  /**
   * When it ends, as far as that is said.
   *
   * @throws CommandFailure if that is said wrongly, twice, or lies before the beginning
   */
  @Nullable Instant end(Instant from, ZoneId zone) {
    Long end = InstantOption.read("--until", until, zone);
    if (duration != null) {
      Long millis = Durations.parse(duration);
      if (millis == null || end != null) {
        throw CommandFailure.input(
            end != null
                ? "--until and --for say the same thing: one of them is enough."
                : "--for is %s; expected a duration such as 90m or 2d.".formatted(duration));
      }
      end = from.toEpochMilli() + millis;
    }
    if (end != null && end <= from.toEpochMilli()) {
      throw CommandFailure.input("It would end before it begins, at " + from + ".");
    }
    return end == null ? null : Instant.ofEpochMilli(end);
  }

  String comment() {
    return comment;
  }

  String by() {
    return by;
  }
}
