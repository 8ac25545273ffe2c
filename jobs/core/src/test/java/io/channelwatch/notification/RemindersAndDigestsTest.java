package io.channelwatch.notification;

import static io.channelwatch.notification.Play.AT_ONCE;
import static io.channelwatch.notification.Play.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Severity;
import org.junit.jupiter.api.Test;

/** What is told again, of more people, and together. */
class RemindersAndDigestsTest {

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
}
