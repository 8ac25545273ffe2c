package io.channelwatch.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsoTimesTest {

  @Test
  void theUsualFormAndTheOthersAreOfOneMind() {
    for (String text :
        List.of("1969-12-31T23:59:59", "2024-02-29T00:00:00", "2026-03-01T09:30:07")) {
      long expected = Instant.parse(text + "Z").toEpochMilli();
      assertThat(IsoTimes.instant(text + "Z")).isEqualTo(expected);
      assertThat(IsoTimes.instant(text + "+00:00")).isEqualTo(expected);
      assertThat(IsoTimes.instant(text + ".250Z")).isEqualTo(expected + 250);
    }
  }

  @Test
  void secondsMayBeLeftOutAndOffsetsComeWithAColonOrWithout() {
    long expected = Instant.parse("2026-03-01T09:30:00Z").toEpochMilli();
    for (String text :
        List.of(
            "2026-03-01T09:30Z",
            "2026-03-01T11:30+02:00",
            "2026-03-01T11:30:00+0200",
            "2026-03-01T04:00:00.000-0530")) {
      assertThat(IsoTimes.instant(text)).as(text).isEqualTo(expected);
    }
  }

  @Test
  void whatIsNoDateIsNone() {
    for (String text : List.of("2017-02-30", "2026-04-31", "2026-2-1", "20260201", "2026-01-01Z")) {
      assertThat(IsoTimes.date(text)).as(text).isNull();
    }
    assertThat(IsoTimes.date("2024-02-29")).isEqualTo("2024-02-29");
  }

  @Test
  void whatIsNoInstantIsNone() {
    for (String text :
        List.of(
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T24:00Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T24:00:00+01:00",
            "2026-02-30T10:00Z",
            "2026-02-30T10:00:00+0100",
            "2026-04-31T10:00:00.5+01:00",
            "2026-01-01T00:60:00Z",
            "2026-01-01T9:30Z",
            "2026-01-01T09:30:60.0Z",
            "2026-01-01T09:30+1",
            "2026-01-01T09:30+19:00",
            "2026-01-01T09:30+01:00+0100",
            "2026-01-01T09:30Z+0100",
            "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:00",
            "yesterday")) {
      assertThat(IsoTimes.instant(text)).as(text).isNull();
    }
  }
}
