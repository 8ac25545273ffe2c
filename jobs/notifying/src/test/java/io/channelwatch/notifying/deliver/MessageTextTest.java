package io.channelwatch.notifying.deliver;

import static io.channelwatch.notifying.deliver.MessageExamples.CHANNEL;
import static io.channelwatch.notifying.deliver.MessageExamples.items;
import static io.channelwatch.rule.Severity.CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.conventions.Variant;
import io.channelwatch.notification.Firing;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Message.Telling;
import io.channelwatch.notification.Why;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTextTest {
  private static final String NASTY = "<b>\"A&B\"</b> \\ <!channel>\n{{title}}";
  private final MessageText text = new MessageText(ZoneId.of("America/New_York"), "EUR");

  @ParameterizedTest
  @MethodSource("io.channelwatch.notifying.deliver.MessageExamples#items")
  void everyMediumShowsEverything(Item item) throws Exception {
    Message message = Examples.message(CHANNEL, item);
    JsonNode slack = text.blocks(message);

    for (String medium : List.of(text.html(message), text.plain(message), slack.toString())) {
      assertThat(medium)
          .contains(item.subject().label(), item.title(), "1.2x", "below 1.5x")
          .contains("2 Mar 2026, 09:30", "D-1042", "EUR 42,000", "expected 18 Mar 2026")
          .contains(item.ruleId())
          .doesNotContain("Number of registrations")
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
    JsonNode slack = text.blocks(message);
    assertThat(slack.toString()).doesNotContain("<b>", "<!channel>").contains("A&amp;B");
    assertThat(text.plain(message)).contains(NASTY);
  }

  @Test
  void onlyWhatClearedIsARecovery() {
    Item cleared =
        Examples.item("c", 1, TransitionType.RESOLVED, Severity.WARNING, Examples.OPENED_AT);
    Item ended = Examples.ended(cleared, ResolveReason.PERIOD_ENDED);

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
  void theEndOfGoodNewsIsNeitherARecoveryNorAFailure() {
    Item ended =
        Examples.about(
            Examples.item("d", 1, TransitionType.RESOLVED, Severity.INFO, Examples.OPENED_AT),
            "growth",
            "The partner is speeding up",
            "Borealis Cloud registered 12 deals.",
            "Borealis Cloud");

    assertThat(text.plain(Examples.message(CHANNEL, ended)))
        .startsWith("Ended: The partner is speeding up")
        .contains("This was good news and no longer holds")
        .doesNotContain("ecovered", "normal");
  }

  @Test
  void thePreviewOfAnEndSaysHowItEnded() {
    Item ended =
        Examples.item("c", 1, TransitionType.RESOLVED, Severity.WARNING, Examples.OPENED_AT);

    assertThat(text.html(Examples.message(CHANNEL, ended)))
        .contains("mso-hide:all;\">The condition has cleared")
        .doesNotContain(ended.message());
  }

  @Test
  void aDealIsKnownByItsPartner() {
    Item deal =
        Examples.of(Examples.opened("a", 1), new Item.Subject("DEAL", "D-7", "Acme Networks"));

    assertThat(Examples.message(CHANNEL, deal).title()).endsWith(" — Acme Networks, deal D-7");
    assertThat(text.plain(Examples.message(CHANNEL, deal))).contains("Partner: Acme Networks (p1)");
  }

  @Test
  void whoStandsInForAnotherIsToldForWhom() {
    Message message = Examples.message(CHANNEL, Examples.opened("a", 1));

    assertThat(text.plain(message)).contains("You get this as channel account manager.");
    assertThat(text.plain(Examples.noted(message, "leader", "No channel reaches them.")))
        .contains("You get this in place of the leader of the partner.");
  }

  @Test
  void aLongMessageStaysWithinWhatSlackTakes() throws Exception {
    List<Item> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(Examples.opened("a" + i, Examples.OPENED_AT));
    }
    Message message = Examples.message(CHANNEL, many.toArray(Item[]::new));

    JsonNode blocks = text.blocks(message).path("blocks");
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    blocks.forEach(b -> assertThat(b.at("/text/text").asText().length()).isLessThan(3000));
    assertThat(text.plain(message)).contains("And 30 more");
  }

  @Test
  void whatElseFiresForThePartnerIsTold() {
    Item item =
        Examples.opened("a", Examples.OPENED_AT)
            .withAlsoFiring(
                List.of(
                    new Firing("b", "Deals slip", "risk", Severity.WARNING, 1_772_180_000_000L)));
    Message message = Examples.message(CHANNEL, item);

    assertThat(text.plain(message))
        .contains("Also firing here:", "Warning: Deals slip, for 3 days");
    assertThat(text.html(message)).contains("Warning: Deals slip, for 3 days");
    assertThat(text.blocks(message).toString()).contains("Warning: Deals slip, for 3 days");
    assertThat(text.card(message).toString()).contains("Warning: Deals slip, for 3 days");
  }

  @ParameterizedTest
  @MethodSource("io.channelwatch.notifying.deliver.MessageExamples#items")
  void aPartnersLeaderReadsWordsOfItsOwn(Item item) {
    Item told = item.withAlsoFiring(List.of(new Firing("b", "Deals slip", "risk", CRITICAL, 1)));
    Message message = Examples.to("leader", Examples.message(CHANNEL, told));

    for (String medium : everyMedium(message)) {
      assertThat(medium)
          .contains(item.subject().label(), item.title(), "1.2x", "D-1042")
          .contains("our channel account manager can help")
          .doesNotContain("congratulate", "What to do", "playbook", "Review the open deals")
          .doesNotContain(item.ruleId(), "Deals slip", "everity", "Critical:", "Warning:");
    }
    assertThat(text.subject(message)).doesNotContain("Critical", "Warning", "Good news");
  }

  @Test
  void aLeaderIsThankedForGoodNews() {
    Message message = Examples.to("leader", Examples.message(CHANNEL, items().toList().get(3)));

    assertThat(text.plain(message))
        .startsWith("Well done, Borealis Cloud: Revenue is well ahead of plan")
        .contains("Thank you for the good work");
  }

  @Test
  void aNameCanBreakNoMarkup() {
    String name = "*Bold* _it_ ~gone~ `code` <!channel> <@U1> & <b>x</b>\n\u202Eevil \"q\"";
    Item item = Examples.about(Examples.opened("a", 1), "risk", name, name, name);
    Message message = Examples.message(CHANNEL, item);

    String slack = text.blocks(message).toString();
    assertThat(slack).doesNotContain("<!channel>", "<@U1>", "*Bold*", "_it_", "`code`", "<b>");
    assertThat(slack).contains("∗Bold∗ ˍitˍ", "&lt;!channel&gt;", "&amp;");
    assertThat(text.html(message)).doesNotContain("<!channel>", "<b>x").contains("&lt;b&gt;x");
    assertThat(text.subject(message)).doesNotContain("\n", "\u202E").contains("<!channel>");
    assertThat(text.plain(message)).startsWith("Critical: *Bold*").doesNotContain("\u202E");
    // Runs of text are no markup to Teams.
    assertThat(text.card(message).toString()).contains("*Bold*").doesNotContain("\"TextBlock\"");
  }

  private List<String> everyMedium(Message message) {
    return List.of(
        text.html(message),
        text.plain(message),
        text.blocks(message).toString(),
        text.card(message).toString());
  }

  @Test
  void whyItIsToldAgainIsSaid() {
    Item item = Examples.opened("a", Examples.OPENED_AT);
    Message like = Examples.message(CHANNEL, item);

    assertThat(text.plain(told(like, Why.REPEAT, null))).contains("A reminder: it still fires");
    assertThat(text.plain(told(like, Why.ESCALATION, null))).contains("Nobody has taken this on");
    String farewell = "Priya Raman looks after it now.";
    Message last = told(like, Why.HANDED_OVER, farewell);
    assertThat(text.plain(Examples.noted(last, "cam", farewell)))
        .contains(farewell, "You get this as channel account manager.");
    assertThat(text.plain(like)).doesNotContain("reminder", "taken this on");
  }

  private static Message told(Message like, Why why, String note) {
    return Variant.of(
        like, "why", why, "tellings", Map.of("a", new Telling(why, note, -1, List.of())));
  }
}
