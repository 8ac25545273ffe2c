package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalTimesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

  private static String next(Digest digest, String at, ZoneId zone) {
    return Instant.ofEpochMilli(digest.from(Play.at(at), zone)).toString();
  }

  private static String end(QuietTimes quiet, String at, ZoneId zone) {
    return Instant.ofEpochMilli(quiet.end(Play.at(at), zone)).toString();
  }

  @Test
  void aDigestThatIsDueNowIsTheNextOne() {
    Digest daily = new Digest(0, 8 * 60 + 30);

    assertThat(next(daily, "2026-01-05T07:30", BERLIN)).isEqualTo("2026-01-05T07:30:00Z");
    assertThat(next(daily, "2026-01-05T07:30:01", BERLIN)).isEqualTo("2026-01-06T07:30:00Z");
    assertThat(next(daily, "2026-01-05T07:30", NEW_YORK)).isEqualTo("2026-01-05T13:30:00Z");
    assertThat(next(new Digest(5, 0), "2026-01-05T07:30", BERLIN))
        .isEqualTo("2026-01-08T23:00:00Z");
  }

  @Test
  void ofATimeThatDoesNotExistTheFirstInstantAfterCounts() {
    assertThat(next(new Digest(0, 2 * 60 + 30), "2026-03-28T12:00", BERLIN))
        .isEqualTo("2026-03-29T01:00:00Z");
  }

  @Test
  void ofATimeThatExistsTwiceTheFirstCounts() {
    assertThat(next(new Digest(0, 2 * 60 + 30), "2026-10-24T12:00", BERLIN))
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(next(new Digest(0, 2 * 60 + 30), "2026-10-25T00:30:01", BERLIN))
        .isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void aDayThatAZoneLeavesOutHasItsDigestsAtItsEnd() {
    // Samoa had no 30 December 2011.
    assertThat(next(new Digest(0, 8 * 60), "2011-12-29T18:00:01", APIA))
        .isEqualTo("2011-12-30T10:00:00Z");
  }

  @Test
  void quietHoursEndInTheMorningAndWeekendsOnMonday() {
    QuietTimes quiet = new QuietTimes(18 * 60, 8 * 60, true);

    assertThat(end(quiet, "2026-01-05T16:59:59", BERLIN)).isEqualTo("2026-01-05T16:59:59Z");
    assertThat(end(quiet, "2026-01-05T17:00", BERLIN)).isEqualTo("2026-01-06T07:00:00Z");
    assertThat(end(quiet, "2026-01-06T06:59:59", BERLIN)).isEqualTo("2026-01-06T07:00:00Z");
    assertThat(end(quiet, "2026-01-06T07:00", BERLIN)).isEqualTo("2026-01-06T07:00:00Z");
    assertThat(end(quiet, "2026-01-09T17:00", BERLIN)).isEqualTo("2026-01-12T07:00:00Z");
    assertThat(end(quiet, "2026-01-10T12:00", BERLIN)).isEqualTo("2026-01-12T07:00:00Z");
    assertThat(end(new QuietTimes(-1, -1, true), "2026-01-10T12:00", BERLIN))
        .isEqualTo("2026-01-11T23:00:00Z");
    assertThat(end(new QuietTimes(12 * 60, 13 * 60, false), "2026-01-10T11:30", BERLIN))
        .isEqualTo("2026-01-10T12:00:00Z");
  }

  @Test
  void aQuietNightInWhichTheClocksTurnEndsAtItsLocalTime() {
    QuietTimes night = new QuietTimes(22 * 60, 2 * 60 + 30, false);

    assertThat(end(night, "2026-03-28T22:00", BERLIN)).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(end(night, "2026-10-24T22:00", BERLIN)).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(end(night, "2026-10-25T01:00", BERLIN)).isEqualTo("2026-10-25T01:00:00Z");
  }
}
