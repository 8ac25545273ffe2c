package io.channelwatch.notification;

import static io.channelwatch.notification.Play.AT_ONCE;
import static io.channelwatch.notification.Play.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.rule.Severity;
import org.junit.jupiter.api.Test;

/** What is not told yet, and what the end of that tells. */
class HoldingBackTest {

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
}
