package io.channelwatch.notification;

import static io.channelwatch.notification.Play.AT_ONCE;
import static io.channelwatch.notification.Play.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.Contact;
import io.channelwatch.rule.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {
  private static final Contact BOB = new Contact("Bob", "bob@example.com", "U2", null);

  @Test
  void tellsABeginningAndItsEnd() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00").resolves("a", 1, "2026-03-02T11:00");

    assertThat(play.until("2026-03-10T00:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T11:00:30 RESOLVED anna by slack: a1");
  }

  @Test
  void whatOpensAndClearsBeforeAnyoneWasToldIsLeftOut() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.WARNING, "2026-03-02T10:00:10")
        .resolves("a", 1, "2026-03-02T10:00:20");

    assertThat(play.until("2026-03-10T00:00"))
        .containsExactly(
            "2026-03-02T10:00:20 not OPENED_AND_CLEARED anna: a0 a1",
            "2026-03-02T10:00:40 FIRST anna by slack: b0");
  }

  @Test
  void aMessageSaysWhatElseFiresForThePartner() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.CRITICAL, "2026-03-02T10:00:20")
        .opens("c", Severity.WARNING, "2026-03-02T12:00");
    play.until("2026-03-02T13:00");
    Message last = play.run.messages().get(1);

    assertThat(last.items()).extracting(Item::alertId).containsExactly("c");
    assertThat(last.items().get(0).alsoFiring())
        .extracting(Firing::alertId)
        .containsExactly("b", "a");
  }

  @Test
  void aGroupGoesOutTogetherAndWhatFollowsComesAnIntervalLater() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.CRITICAL, "2026-03-02T10:00:20")
        .opens("c", Severity.WARNING, "2026-03-02T10:00:31")
        .opens("d", Severity.WARNING, "2026-03-02T10:05:29");

    assertThat(play.until("2026-03-10T00:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: b0 a0",
            "2026-03-02T10:05:30 FIRST anna by slack: c0 d0");
  }

  @Test
  void whoeverTakesOverIsToldAndTheOtherOneToo() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00").goesTo(BOB, "2026-03-04T10:00");
    play.until("2026-03-04T12:00");
    Item end =
        Examples.item("a", 1, TransitionType.RESOLVED, Severity.WARNING, at("2026-03-05T10:00"));
    play.run.alert(Examples.incoming(end, BOB, "cam"));

    assertThat(Play.under(AT_ONCE).until("2026-03-09T12:00")).isEmpty();
    assertThat(play.run.decisions().stream().skip(1).map(Play::line))
        .containsExactlyInAnyOrder(
            "2026-03-04T10:00:30 HANDED_OVER anna by slack: a0",
            "2026-03-04T10:00:30 HANDED_OVER bob by slack: a0");
    assertThat(play.until("2026-03-09T12:00"))
        .containsExactly("2026-03-05T10:00:30 RESOLVED bob by slack: a1");
  }

  @Test
  void anEditOfPoliciesTellsNothingTwiceAndTheEndAllTheSame() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00");
    play.until("2026-03-03T00:00");
    play.run.rules(
        at("2026-03-03T10:00"),
        Play.router("policies: [{match: severity == 'CRITICAL', channels: [email]}]\n"));
    play.resolves("a", 1, "2026-03-05T10:00");

    assertThat(play.until("2026-03-09T12:00"))
        .containsExactly("2026-03-05T10:00:30 RESOLVED anna by slack: a1");
  }

  private static Incoming to(Item item, Contact cam, Contact leader, String... roles) {
    return new Incoming(item, List.of(roles), cam, leader);
  }

  @Test
  void onePersonInTwoRolesIsToldOnceByTheFirst() {
    Play play = Play.under(AT_ONCE);
    Item item = Examples.opened("a", at("2026-03-02T10:00"));
    play.run.alert(to(item, Examples.ANNA, Examples.ANNA, "leader", "cam", "desk"));

    assertThat(play.until("2026-03-03T00:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T10:00:30 FIRST desk by slack: a0");
    assertThat(play.run.messages().get(0).role()).isEqualTo("leader");
  }

  @Test
  void whatReachesNobodyGoesToTheFallbackWithANote() {
    Play play = Play.under("policies: [{match: \"true\", channels: [slack]}]\nfallback: ops\n");
    Contact carl = new Contact("Carl", "carl@example.com", null, null);
    play.run.alert(to(Examples.opened("a", at("2026-03-02T10:00")), carl, null, "cam", "leader"));

    assertThat(play.until("2026-03-03T00:00"))
        .containsExactly("2026-03-02T10:00:30 FIRST ops by email: a0");
    assertThat(play.run.messages().get(0).note()).contains("No channel reaches the cam");
  }

  @Test
  void whatNobodyCanBeToldIsOnRecord() {
    Play play = Play.under("policies: [{match: severity == 'INFO', channels: [slack]}]\n");
    play.opens("a", Severity.WARNING, "2026-03-02T10:00");

    assertThat(play.until("2026-03-03T00:00"))
        .containsExactly("2026-03-02T10:00:00 not NO_CHANNEL anna: a0");
  }

  @Test
  void withAllEachChannelGetsTheMessage() {
    Play play = Play.under("policies: [{match: \"true\", channels: [slack, email], all: true}]\n");
    play.opens("a", Severity.WARNING, "2026-03-02T10:00").resolves("a", 1, "2026-03-02T11:00");

    assertThat(play.until("2026-03-03T00:00"))
        .containsExactlyInAnyOrder(
            "2026-03-02T10:00:30 FIRST anna by email: a0",
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T11:00:30 RESOLVED anna by email: a1",
            "2026-03-02T11:00:30 RESOLVED anna by slack: a1");
  }
}
