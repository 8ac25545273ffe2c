package io.channelwatch.notification;

import static io.channelwatch.notification.Play.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.Contact;
import io.channelwatch.rule.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {
  private static final Contact BOB = new Contact("Bob", "bob@example.com", "U2", null);

  private static final String AT_ONCE = "policies: [{match: \"true\", channels: [slack, email]}]\n";

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
  void aSilenceHoldsAndItsEndTells() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T09:00")
        .silence("s", "labels.family == 'pipeline'", "2026-03-02T10:00", "2026-03-02T12:00")
        .opens("b", Severity.WARNING, "2026-03-02T10:30")
        .opens("c", Severity.WARNING, "2026-03-02T10:40")
        .resolves("c", 1, "2026-03-02T11:00");

    assertThat(play.until("2026-03-02T11:30"))
        .containsExactly(
            "2026-03-02T09:00:30 FIRST anna by slack: a0",
            "2026-03-02T10:30:00 not SILENCED anna: b0",
            "2026-03-02T10:40:00 not SILENCED anna: c0",
            "2026-03-02T11:00:00 not OPENED_AND_CLEARED anna: c0 c1");
    assertThat(play.until("2026-03-10T00:00"))
        .containsExactly("2026-03-02T12:00:30 FIRST anna by slack: b0 a0");
  }

  @Test
  void whatWasToldIsToldToEndWhileSilenced() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T09:00")
        .silence("s", "true", "2026-03-02T10:00", "2026-03-05T12:00")
        .resolves("a", 1, "2026-03-02T11:00");

    assertThat(play.until("2026-03-10T00:00"))
        .containsExactly(
            "2026-03-02T09:00:30 FIRST anna by slack: a0",
            "2026-03-02T11:00:30 RESOLVED anna by slack: a1");
  }

  @Test
  void remindersBackOffUntilSomebodyTakesItOn() {
    Play play =
        Play.under("policies: [{match: \"true\", channels: [slack], repeat_every: [1d, 3d]}]\n");
    play.opens("a", Severity.WARNING, "2026-03-02T09:00");
    assertThat(play.until("2026-03-10T00:00"))
        .containsExactly(
            "2026-03-02T09:00:30 FIRST anna by slack: a0",
            "2026-03-03T09:00:30 REPEAT anna by slack: a0",
            "2026-03-06T09:00:30 REPEAT anna by slack: a0",
            "2026-03-09T09:00:30 REPEAT anna by slack: a0");

    play.acknowledge("a", "2026-03-10T08:00").resolves("a", 1, "2026-03-20T00:00");
    assertThat(play.until("2026-04-10T00:00"))
        .containsExactly("2026-03-20T00:00:30 RESOLVED anna by slack: a1");
  }

  @Test
  void whatNobodyTakesOnGoesToOthersAsWell() {
    Play play =
        Play.under(
            "policies: [{match: \"true\", channels: [slack, email], escalate: {after: 2d, to: [ops]}}]\n");
    play.opens("a", Severity.WARNING, "2026-03-02T09:00")
        .opens("b", Severity.WARNING, "2026-03-02T09:00:10")
        .acknowledge("b", "2026-03-03T09:00")
        .resolves("a", 1, "2026-03-05T00:00")
        .resolves("b", 1, "2026-03-05T00:00");

    assertThat(play.until("2026-04-10T00:00"))
        .containsExactly(
            "2026-03-02T09:00:30 FIRST anna by slack: a0 b0",
            "2026-03-04T09:00:30 ESCALATION ops by email: a0",
            "2026-03-05T00:00:30 RESOLVED anna by slack: a1 b1",
            "2026-03-05T00:00:30 RESOLVED ops by email: a1");
  }

  @Test
  void digestsGoOutAtTheirLocalTime() {
    Play play =
        Play.under(
            "policies: [{match: \"true\", channels: [email], deliver: {digest: daily, at: \"08:30\"}}]\n");
    play.opens("a", Severity.WARNING, "2026-03-02T09:00")
        .opens("b", Severity.WARNING, "2026-03-02T10:00")
        .resolves("b", 1, "2026-03-02T11:00")
        .opens("c", Severity.CRITICAL, "2026-03-04T10:00")
        .resolves("a", 1, "2026-03-06T10:00");

    assertThat(play.until("2026-04-10T00:00"))
        .containsExactly(
            "2026-03-02T11:00:00 not OPENED_AND_CLEARED anna: b0 b1",
            "2026-03-03T07:30:00 DIGEST anna by email: a0",
            "2026-03-05T07:30:00 DIGEST anna by email: c0 a0",
            "2026-03-07T07:30:00 DIGEST anna by email: c0 a1");
  }

  @Test
  void quietHoursHoldBackUntilTheyEnd() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [slack]}]
            quiet_hours: {from: "18:00", to: "08:00", weekends: true, unless: severity == 'CRITICAL'}
            """);
    play.opens("a", Severity.WARNING, "2026-03-06T18:00")
        .opens("b", Severity.CRITICAL, "2026-03-06T19:00")
        .opens("c", Severity.WARNING, "2026-03-07T10:00")
        .opens("d", Severity.WARNING, "2026-03-09T06:59:50");

    assertThat(play.until("2026-03-09T12:00"))
        .containsExactly(
            "2026-03-06T18:00:30 not QUIET_HOURS anna: a0",
            "2026-03-06T19:00:30 FIRST anna by slack: b0",
            "2026-03-07T10:00:30 not QUIET_HOURS anna: c0",
            "2026-03-09T07:00:00 FIRST anna by slack: a0 c0 d0");
  }

  @Test
  void whatIsTooMuchGoesWithTheNextDigest() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [slack]}]
            limits: {per_recipient: 2/h}
            """);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.WARNING, "2026-03-02T10:10")
        .opens("c", Severity.WARNING, "2026-03-02T10:20")
        .opens("d", Severity.WARNING, "2026-03-02T11:01");

    assertThat(play.until("2026-03-09T12:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T10:10:30 FIRST anna by slack: b0",
            "2026-03-02T10:20:30 not LIMIT anna by slack: c0",
            "2026-03-02T11:01:30 FIRST anna by slack: d0",
            "2026-03-03T07:30:00 DIGEST anna by slack: c0");
  }

  @Test
  void theEndOfASilenceTellsWhatWasToGoWithTheNextDigest() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [slack]}]
            limits: {per_recipient: 1/h}
            """);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.WARNING, "2026-03-02T10:20")
        .silence("s", "alert_id == 'b'", "2026-03-02T10:30", "2026-03-02T12:00");

    assertThat(play.until("2026-03-09T12:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T10:20:30 not LIMIT anna by slack: b0",
            "2026-03-02T10:30:00 not SILENCED anna: b0",
            "2026-03-02T12:00:30 FIRST anna by slack: b0");
  }

  @Test
  void whatSomethingElseExplainsIsNotToldUntilThatEnds() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [slack]}]
            inhibit: [{source: severity == 'CRITICAL', target: severity == 'WARNING', same: [labels.family]}]
            """);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.CRITICAL, "2026-03-02T10:00:20")
        .moves("b", 1, TransitionType.RESOLVED, Severity.CRITICAL, "2026-03-03T10:00");

    assertThat(play.until("2026-03-09T12:00"))
        .containsExactly(
            "2026-03-02T10:00:20 not INHIBITED anna: a0",
            "2026-03-02T10:00:50 FIRST anna by slack: b0",
            "2026-03-03T10:00:30 FIRST anna by slack: a0 b1");
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

  @Test
  void afterAnOutageThereIsOneDigest() {
    Play play = Play.under(AT_ONCE);
    play.run.wall(at("2026-03-06T08:00"));
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.WARNING, "2026-03-02T11:00")
        .resolves("b", 1, "2026-03-02T12:00")
        .opens("c", Severity.CRITICAL, "2026-03-02T13:00")
        .opens("d", Severity.WARNING, "2026-03-06T09:00");

    assertThat(play.until("2026-03-07T00:00"))
        .containsExactly(
            "2026-03-02T10:00:00 not TOO_OLD anna: a0",
            "2026-03-02T11:00:00 not TOO_OLD anna: b0",
            "2026-03-02T12:00:00 not OPENED_AND_CLEARED anna: b0 b1",
            "2026-03-02T13:00:00 not TOO_OLD anna: c0",
            "2026-03-06T07:00:00 DIGEST anna by slack: c0 a0",
            "2026-03-06T09:00:30 FIRST anna by slack: d0");
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

  @Test
  void ofAllChannelsOneThatIsAtItsLimitCatchesUpWithTheDigest() {
    Play play =
        Play.under(
            """
            policies:
              - {match: severity == 'CRITICAL', channels: [slack]}
              - {match: "true", channels: [slack, email], all: true}
            limits: {per_recipient: 1/h}
            """);
    play.opens("a", Severity.CRITICAL, "2026-03-02T10:00")
        .opens("b", Severity.WARNING, "2026-03-02T10:20");

    assertThat(play.until("2026-03-03T12:00"))
        .containsExactlyInAnyOrder(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T10:20:30 FIRST anna by email: b0",
            "2026-03-02T10:20:30 not LIMIT anna by slack: b0",
            "2026-03-03T07:30:00 DIGEST anna by slack: b0");
  }

  @Test
  void aDigestInQuietHoursIsLeftToTheNextOne() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [email], deliver: {digest: daily, at: "09:00"}}]
            quiet_hours: {weekends: true}
            """);
    play.opens("a", Severity.WARNING, "2026-03-06T10:00");

    assertThat(play.until("2026-03-12T00:00"))
        .containsExactly(
            "2026-03-07T08:00:00 not QUIET_HOURS anna: a0",
            "2026-03-09T08:00:00 DIGEST anna by email: a0");
  }

  @Test
  void aReminderIsDueInTheDigestOfItsDayWhenTheClocksWereTurned() {
    Play play =
        Play.under(
            """
            policies:
              - {match: "true", channels: [email], deliver: {digest: daily}, repeat_every: 1d}
            """);
    play.opens("a", Severity.WARNING, "2026-03-27T10:00");

    assertThat(play.until("2026-03-30T12:00"))
        .containsExactly(
            "2026-03-28T07:30:00 DIGEST anna by email: a0",
            "2026-03-29T06:30:00 DIGEST anna by email: a0",
            "2026-03-30T06:30:00 DIGEST anna by email: a0");
  }

  @Test
  void anAcknowledgementThatIsTakenBackTellsAgain() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00").acknowledge("a", "2026-03-02T11:00");
    play.moves("a", 1, TransitionType.ESCALATED, Severity.CRITICAL, "2026-03-02T12:00");
    play.run.silence(Silence.lifted("ack-a", at("2026-03-02T13:00")));

    assertThat(play.until("2026-03-03T12:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T12:00:00 not ACKNOWLEDGED anna: a1",
            "2026-03-02T13:00:30 ESCALATED anna by slack: a1");
  }
}
