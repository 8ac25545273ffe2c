package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Transition;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.Words;
import io.channelwatch.cli.sample.SampleSilence;
import io.channelwatch.cli.sample.Story;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of the data, on one screen. */
final class Summary {

  private static final int TOLD = 3;
  private static final int REASONS = 20;

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
    refused();
  }

  /** Prints what could not be used, by event file and reason; the topics go by these names. */
  private void refused() {
    int all = tally.refused().values().stream().mapToInt(Integer::intValue).sum();
    if (all == 0) {
      return;
    }
    console.line("");
    console.line("  @|bold %s could not be used|@".formatted(Words.count(all, "record")));
    tally.refused().entrySet().stream()
        .limit(REASONS)
        .forEach(entry -> console.plain("  %6d  %s".formatted(entry.getValue(), entry.getKey())));
    int more = tally.refused().size() - REASONS;
    if (more > 0) {
      console.plain("          and %s more".formatted(Words.count(more, "reason")));
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

  /** Prints what is worth a look among the messages. */
  void highlights(List<Highlight> highlights) {
    if (highlights.isEmpty()) {
      return;
    }
    console.line("");
    console.line("  @|bold in the inbox of %s|@".formatted(SampleSilence.by()));
    for (Highlight each : highlights) {
      console.plain("  %-10s  %s  %s".formatted(each.what(), lines.day(each.at()), each.text()));
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
