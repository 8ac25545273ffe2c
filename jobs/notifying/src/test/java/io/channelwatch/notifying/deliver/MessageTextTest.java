package io.channelwatch.notifying.deliver;

import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Firing;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Message.Telling;
import io.channelwatch.notification.Reading;
import io.channelwatch.notification.Why;
import io.channelwatch.notifying.Examples;
import io.channelwatch.notifying.deliver.email.Charts;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private static final List<Firing> FIRING =
      List.of(
          new Firing("b", "Deals slip out of the quarter", "risk", WARNING, 1_772_180_000_000L),
          new Firing("c", "Certified for cloud", "growth", Severity.INFO, 1_771_180_000_000L));

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
  void aDigestRanksPartnersByTheMoneyAtStake() {
    String plain = text.plain(digest());

    assertThat(plain)
        .startsWith("10 partners, 17 alerts: ")
        .contains("; 2 more began and ended in between")
        .containsPattern("(?s)EUR 117,000 at stake.*EUR 104,000 at stake.*EUR 13,000 at stake");
    assertThat(text.html(digest())).contains("10 partners", "EUR 117,000 at stake");
    assertThat(text.card(digest()).toString()).contains("EUR 117,000 at stake");
    assertThat(text.blocks(digest()).toString()).contains("EUR 117,000 at stake");
  }

  @Test
  void aDigestSaysWhatChangedAndWhatDidNot() {
    assertThat(text.plain(digest()))
        .contains("new", "escalated", "still firing", "Recovered: ", "Good news, new: ")
        .contains("Remaining coverage 1.2x (was 1.4x)");
    assertThat(digest().title()).startsWith("Digest: ").contains(" new, ", " still firing");
  }

  @Test
  void aDigestShowsNewsBeforeWhatGoesOnHoweverBadThatIs() {
    List<Item> items = new ArrayList<>();
    Map<String, Telling> tellings = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      items.add(Examples.opened("a" + i, Examples.OPENED_AT));
      tellings.put("a" + i, new Telling(Why.REPEAT, null, 1, List.of()));
    }
    items.add(
        Examples.item(
            "news", 1, TransitionType.ESCALATED, Severity.WARNING, Examples.OPENED_AT + 1));
    tellings.put("news", new Telling(Why.ESCALATED, null, 1, List.of()));
    Message like = Examples.message(CHANNEL, items.toArray(Item[]::new));

    assertThat(text.plain(Examples.digest(like, tellings, 0))).contains("Warning, escalated: ");
  }

  @Test
  void aLeadersDigestDoesNotRankThem() {
    assertThat(text.plain(Examples.to("leader", digest())))
        .doesNotContain("at stake", "Critical", "Warning");
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
  @MethodSource("items")
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

  /** What was last told of showed 1.4x; of every third episode nothing has changed since. */
  private static Message digest() {
    long at = Examples.OPENED_AT + 2 * Examples.DAY;
    Item[] items = Portfolio.items(at).toArray(Item[]::new);
    List<Reading> before = List.of(new Reading("remaining_coverage", 1.4, "ratio", List.of()));
    Map<String, Telling> tellings = new HashMap<>();
    for (int i = 0; i < items.length; i++) {
      Why why =
          switch (items[i].transition()) {
            case ESCALATED -> Why.ESCALATED;
            case DEESCALATED -> Why.DEESCALATED;
            case RESOLVED -> Why.RESOLVED;
            case OPENED -> i % 3 == 0 ? Why.REPEAT : Why.FIRST;
          };
      boolean told = why != Why.FIRST;
      tellings.put(items[i].alertId(), new Telling(why, null, -1, told ? before : List.of()));
    }
    return Examples.digest(Examples.at(Examples.message(CHANNEL, items), at), tellings, 2);
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
    return new Message(
        like.notificationId(),
        like.at(),
        like.recipient(),
        like.role(),
        like.chain(),
        why,
        like.items(),
        null,
        like.giveUpAfter(),
        Map.of("a", new Telling(why, note, -1, List.of())),
        0);
  }

  /** Leaves what the messages look like where people can open it. */
  @Test
  void writesPreviews() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/previews"));
    List<Item> all = items().toList();
    Map<String, Message> messages = new LinkedHashMap<>();
    messages.put("risk", Examples.message(CHANNEL, all.get(0).withAlsoFiring(FIRING)));
    messages.put("growth", Examples.message(CHANNEL, all.get(3)));
    messages.put("resolved", Examples.message(CHANNEL, all.get(2)));
    messages.put("leader", Examples.to("leader", messages.get("risk")));
    messages.put("leader-growth", Examples.to("leader", messages.get("growth")));
    messages.put("many", Examples.message(CHANNEL, all.toArray(Item[]::new)));
    messages.put("digest", digest());
    for (Map.Entry<String, Message> each : messages.entrySet()) {
      Message message = each.getValue();
      String name = each.getKey();
      Files.writeString(folder.resolve(name + ".html"), text.html(message, inline(message)));
      Files.writeString(folder.resolve(name + ".txt"), text.plain(message));
      Files.writeString(
          folder.resolve(name + ".slack.json"), text.blocks(message).toPrettyString());
      Files.writeString(folder.resolve(name + ".teams.json"), text.card(message).toPrettyString());
    }

    assertThat(folder.resolve("many.html")).isNotEmptyFile();
  }

  private static Map<String, String> inline(Message message) {
    Map<String, String> charts = new HashMap<>();
    Charts.of(message)
        .byAlert()
        .forEach(
            (alertId, png) ->
                charts.put(
                    alertId, "data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
    return charts;
  }
}
