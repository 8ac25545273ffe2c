package io.channelwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertIdTest {

  @Test
  void namesAnEpisodeByItsRuleItsSubjectAndWhenItOpened() {
    long opened = Instant.parse("2026-03-01T09:30:00Z").toEpochMilli();

    String id = new AlertId().of("pipeline-coverage-low", "p-1", opened);

    assertThat(id).isEqualTo(named("pipeline-coverage-low|p-1|2026-03-01T09:30:00Z"));
    assertThat(UUID.fromString(id).version()).isEqualTo(3);
  }

  @Test
  void writesAFractionOfASecondOnlyWhereThereIsOne() {
    long opened = Instant.parse("2026-03-01T09:30:00Z").toEpochMilli() + 250;

    assertThat(new AlertId().of("r", "größe", opened))
        .isEqualTo(named("r|größe|2026-03-01T09:30:00.250Z"));
  }

  private static String named(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
