package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Transition;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.sample.Story;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of the data, on one screen. */
final class Summary {

  private static final int TOLD = 3;

  private final Tally tally;
  private final Console console;
  private final AlertLine lines;

  Summary(Tally tally, Console console, ZoneId zone) {
    this.tally = tally;
    this.console = console;
    this.lines = new AlertLine(zone, Map.of());
  }

  /** Prints the counts. */
  void counts() {
    tally.counts().print(console);
    if (tally.refused() > 0) {
      console.line("  %d records could not be used (dead-letters).".formatted(tally.refused()));
    }
  }

  /** Prints which alerts told the sample's stories, and when. */
  void stories() {
    console.line("");
    console.line("  @|bold the stories in the sample, and what told them|@");
    for (Story story : Story.values()) {
      List<Alert> told =
          tally.of(story.partnerId()).stream()
              .filter(alert -> alert.getTransition() == Transition.OPENED)
              .filter(alert -> !lines.day(alert).isBefore(story.from()))
              .toList();
      console.line(
          "  @|bold %s|@ %s (from %s)".formatted(story.partnerName(), story.text(), story.from()));
      console.line("          " + (told.isEmpty() ? "no alert" : told(told)));
    }
  }

  private String told(List<Alert> alerts) {
    Map<String, Alert> firstOfRule =
        alerts.stream()
            .collect(Collectors.toMap(Alert::getRuleId, a -> a, (a, b) -> a, LinkedHashMap::new));
    String shown =
        firstOfRule.values().stream()
            .limit(TOLD)
            .map(alert -> "%s on %s".formatted(alert.getRuleId(), lines.day(alert)))
            .collect(Collectors.joining(", "));
    int more = firstOfRule.size() - TOLD;
    return more > 0 ? shown + ", and " + more + " more" : shown;
  }
}
