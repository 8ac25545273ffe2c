package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Severity;
import org.junit.jupiter.api.Test;

/** What one rule lets through, the others take into account all the same. */
class ExemptMessagesTest {

  @Test
  void whatQuietHoursLetThroughRestsLikeAnyOtherMessage() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [slack]}]
            quiet_hours: {from: "18:00", to: "08:00", unless: severity == 'CRITICAL'}
            """);
    play.opens("a", Severity.CRITICAL, "2026-03-04T19:00")
        .opens("b", Severity.CRITICAL, "2026-03-04T19:01")
        .opens("c", Severity.WARNING, "2026-03-04T20:00")
        .opens("d", Severity.CRITICAL, "2026-03-05T06:58")
        .opens("e", Severity.WARNING, "2026-03-05T06:59:45");

    assertThat(play.until("2026-03-05T12:00"))
        .containsExactly(
            "2026-03-04T19:00:30 FIRST anna by slack: a0",
            "2026-03-04T19:05:30 FIRST anna by slack: b0",
            "2026-03-04T20:00:30 not QUIET_HOURS anna: c0",
            "2026-03-05T06:58:30 FIRST anna by slack: d0",
            "2026-03-05T07:03:30 FIRST anna by slack: c0 e0");
  }

  @Test
  void whatQuietHoursLetThroughCountsForTheLimit() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [slack]}]
            quiet_hours: {from: "18:00", to: "08:00", unless: severity == 'CRITICAL'}
            limits: {per_recipient: 1/h}
            """);
    play.opens("a", Severity.CRITICAL, "2026-03-05T06:50")
        .opens("b", Severity.WARNING, "2026-03-05T07:10");

    assertThat(play.until("2026-03-06T12:00"))
        .containsExactly(
            "2026-03-05T06:50:30 FIRST anna by slack: a0",
            "2026-03-05T07:10:30 not LIMIT anna by slack: b0",
            "2026-03-05T07:30:00 DIGEST anna by slack: b0");
  }

  @Test
  void aDigestIsNeverTooMuchButCounts() {
    Play play =
        Play.under(
            """
            policies:
              - {match: severity == 'CRITICAL', channels: [slack]}
              - {match: "true", channels: [slack], deliver: {digest: daily, at: "08:30"}}
            limits: {per_recipient: 1/h}
            """);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .opens("b", Severity.CRITICAL, "2026-03-03T07:20")
        .opens("c", Severity.CRITICAL, "2026-03-03T08:25");

    assertThat(play.until("2026-03-03T12:00"))
        .containsExactly(
            "2026-03-03T07:20:30 FIRST anna by slack: b0",
            "2026-03-03T07:30:00 DIGEST anna by slack: a0",
            "2026-03-03T08:25:30 not LIMIT anna by slack: c0");
  }
}
