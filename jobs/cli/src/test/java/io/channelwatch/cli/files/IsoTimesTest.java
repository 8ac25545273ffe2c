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
  void whatIsNoInstantIsNone() {
    for (String text :
        List.of(
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:00",
            "yesterday")) {
      assertThat(IsoTimes.instant(text)).as(text).isNull();
    }
  }
}
