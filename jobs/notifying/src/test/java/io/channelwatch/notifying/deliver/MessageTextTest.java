package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTextTest {
  private static final ChannelSpec CHANNEL =
      new ChannelSpec("chat", ChannelSpec.Type.SLACK, Map.of());
  private static final String NASTY = "<b>\"A&B\"</b> \\ <!channel>\n{{title}}";

  private final MessageText text = new MessageText(ZoneId.of("America/New_York"), "EUR");

  /** One of each kind, and how they end. */
  static Stream<Item> items() {
    Item risk = Examples.opened("a", Examples.OPENED_AT);
    Item escalated =
        Examples.item(
            "b", 1, TransitionType.ESCALATED, Severity.CRITICAL, Examples.OPENED_AT + 60_000);
    Item resolved =
        Examples.item(
            "c", 2, TransitionType.RESOLVED, Severity.WARNING, Examples.OPENED_AT + Examples.DAY);
    Item growth =
        Examples.about(
            Examples.item("d", 0, TransitionType.OPENED, Severity.INFO, Examples.OPENED_AT),
            "growth",
            "Revenue is well ahead of plan",
            "Borealis Cloud has booked 128% of its quarter with a month to go.",
            "Borealis Cloud");
    Item quality =
        Examples.about(
            Examples.item("e", 0, TransitionType.OPENED, Severity.WARNING, Examples.OPENED_AT),
            "data_quality",
            "Deals without a close date",
            "Corvus Systems has 7 open deals that name no expected close date.",
            "Corvus Systems");
    return Stream.of(risk, escalated, resolved, growth, quality);
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyMediumShowsEverything(Item item) throws Exception {
    Message message = Examples.message(CHANNEL, item);
    JsonNode slack = new ObjectMapper().readTree(text.blocks(message));

    for (String medium : List.of(text.html(message), text.plain(message), slack.toString())) {
      assertThat(medium)
          .contains(item.subject().label(), item.title(), "1.2x", "critical below 1.5x")
          .contains("2 Mar 2026, 09:30", "D-1042", "EUR 42,000", "expected 18 Mar 2026")
          .contains("Registrations (count, 30d)", item.ruleId())
          .containsPattern("(?i)severity:? " + item.severity());
      assertThat(medium.contains("What to do")).isEqualTo(!item.resolved());
    }
  }

  @Test
  void aValueIsEscapedForItsMedium() throws Exception {
    Item item =
        Examples.about(Examples.opened("a", Examples.OPENED_AT), "risk", NASTY, NASTY, NASTY);
    Message message = Examples.message(CHANNEL, item);

    assertThat(text.html(message)).doesNotContain("<b>", "<!channel>").contains("{{title}}");
    JsonNode slack = new ObjectMapper().readTree(text.blocks(message));
    assertThat(slack.toString()).doesNotContain("<b>", "<!channel>").contains("A&amp;B");
    assertThat(text.plain(message)).contains(NASTY);
  }

  @Test
  void onlyWhatClearedIsARecovery() {
    Item cleared =
        Examples.item("c", 1, TransitionType.RESOLVED, Severity.WARNING, Examples.OPENED_AT);
    Item ended = reason(cleared, ResolveReason.PERIOD_ENDED);

    assertThat(text.plain(Examples.message(CHANNEL, cleared))).startsWith("Recovered: ");
    assertThat(text.plain(Examples.message(CHANNEL, ended)))
        .startsWith("Ended: ")
        .doesNotContain("recovered");
  }

  @Test
  void growthIsGoodNews() {
    Item growth = items().toList().get(3);

    assertThat(text.plain(Examples.message(CHANNEL, growth)))
        .startsWith("Good news from Borealis Cloud: Revenue is well ahead of plan");
  }

  @Test
  void aLongMessageStaysWithinWhatSlackTakes() throws Exception {
    List<Item> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(Examples.opened("a" + i, Examples.OPENED_AT));
    }
    Message message = Examples.message(CHANNEL, many.toArray(Item[]::new));

    JsonNode blocks = new ObjectMapper().readTree(text.blocks(message)).path("blocks");
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    blocks.forEach(b -> assertThat(b.at("/text/text").asText().length()).isLessThan(3000));
    assertThat(text.plain(message)).contains("And 30 more");
  }

  /** Leaves what the messages look like where people can open it. */
  @Test
  void writesPreviews() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/previews"));
    List<Item> all = items().toList();
    Message one = Examples.message(CHANNEL, all.get(0));
    Message many = Examples.message(CHANNEL, all.toArray(Item[]::new));
    Files.writeString(folder.resolve("one.html"), text.html(one));
    Files.writeString(folder.resolve("many.html"), text.html(many));
    Files.writeString(folder.resolve("many.txt"), text.plain(many));
    Files.writeString(folder.resolve("many.json"), text.blocks(many));

    assertThat(folder.resolve("many.html")).isNotEmptyFile();
  }

  private static Item reason(Item item, ResolveReason reason) {
    return new Item(
        item.alertId(),
        item.sequence(),
        item.transition(),
        reason,
        item.ruleId(),
        item.ruleSet(),
        item.kind(),
        item.severity(),
        item.previousSeverity(),
        item.subject(),
        item.partnerId(),
        item.openedAt(),
        item.at(),
        item.title(),
        item.message(),
        item.playbook(),
        item.labels(),
        item.readings(),
        item.evidence());
  }
}
