package io.channelwatch.notifying.deliver;

import static io.channelwatch.notifying.deliver.MessageExamples.CHANNEL;
import static io.channelwatch.notifying.deliver.MessageExamples.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Reading;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How messages show values. */
class ReadingTextTest {

  private final MessageText text = new MessageText(ZoneId.of("America/New_York"), "EUR");

  @Test
  void anEndShowsTheNumberThatEndsIt() {
    Item ended =
        Examples.item("c", 1, TransitionType.RESOLVED, Severity.WARNING, Examples.OPENED_AT);

    assertThat(text.plain(Examples.message(CHANNEL, coverage(ended))))
        .contains("Remaining coverage: 3.4x (warning ends at or above 3.3x)");
    assertThat(text.plain(Examples.message(CHANNEL, coverage(Examples.opened("a", 1)))))
        .contains("Remaining coverage: 3.4x (warning below 3.0x)");
  }

  @Test
  void goodNewsIsMeasuredWithoutASeverity() {
    Item growth = items().toList().get(3);
    Threshold mark = new Threshold(Severity.INFO, "when", ">=", 1.2);
    Item item =
        Examples.with(growth, new Reading("quota_attainment", 1.28, "percent", List.of(mark)));

    assertThat(text.plain(Examples.message(CHANNEL, item)))
        .contains("Quota attainment: 128% (good news at or above 120%)");
  }

  @Test
  void valuesWithoutANumberToCompareThemWithAreShownOnlyWhereThereAreNoOthers() {
    Reading tenure = new Reading("tenure_days()", 200, "days", List.of());
    Item item = Examples.opened("a", 1);
    List<Reading> both = new ArrayList<>(item.readings());
    both.add(tenure);

    assertThat(text.plain(Examples.message(CHANNEL, Examples.with(item, tenure))))
        .contains("Days in the program: 200 days");
    assertThat(
            text.plain(
                Examples.message(CHANNEL, Examples.with(item, both.toArray(Reading[]::new)))))
        .doesNotContain("Days in the program");
  }

  @Test
  void theValueThatTheRuleIsAboutComesFirst() {
    Threshold when = new Threshold(Severity.WARNING, "when", ">", 0.3);
    Threshold clear = new Threshold(Severity.WARNING, "clear_when", ">=", 0.9);
    Item item =
        Examples.with(
            Examples.opened("a", 1),
            new Reading("elapsed('quarter')", 0.5, "percent", List.of(when)),
            new Reading("coverage", 2, "ratio", List.of(when, when)),
            new Reading("pace", 0.6, "percent", List.of(when, clear)));
    Message message = Examples.message(CHANNEL, item);

    assertThat(text.plain(message))
        .containsPattern("(?s)Pace: 60%.*Coverage: 2.0x.*Quarter gone by: 50%");
    assertThat(text.plain(Examples.to("leader", message)))
        .contains("Pace: 60%")
        .doesNotContain("Quarter gone by");
  }

  @Test
  void aCompositeShowsItsPartsTheWeakestFirst() {
    Threshold low = new Threshold(Severity.WARNING, "when", "<", 50);
    Reading health =
        new Reading(
            "health_score",
            "Health score",
            38,
            "score",
            List.of(low),
            List.of(
                new Reading.Part("activity_change", "Activity", 0.1, "percent", 0.2, 20),
                new Reading.Part("enablement", null, Double.NaN, null, 0.2, Double.NaN),
                new Reading.Part("remaining_coverage", "Coverage", 1.2, "ratio", 0.6, 18)));
    Message message = Examples.message(CHANNEL, Examples.with(Examples.opened("a", 1), health));

    assertThat(text.plain(message))
        .contains(
            """
              Health score: 38 of 100 (warning below 50 of 100)
                - Coverage: 1.2x, adds 18 of 75 points
                - Activity: 10%, adds 20 of 25 points
                - Enablement: not known, left out
            """);
    assertThat(text.html(message)).contains("adds 18 of 75 points");
    assertThat(text.blocks(message).toString()).contains("adds 18 of 75 points");
  }

  private static Item coverage(Item item) {
    return Examples.with(
        item,
        new Reading(
            "remaining_coverage",
            3.4,
            "ratio",
            List.of(
                new Threshold(Severity.WARNING, "when", "<", 3),
                new Threshold(Severity.WARNING, "clear_when", ">=", 3.3))));
  }
}
