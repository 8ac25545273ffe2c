package io.channelwatch.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.InputTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProgramTest {

  @TempDir Path folder;

  @BeforeEach
  void writeTheSample() throws IOException {
    SampleProgram.write(folder.resolve("first"));
  }

  @Test
  void everyRunWritesTheSameBytes() throws IOException {
    SampleProgram.write(folder.resolve("second"));

    for (InputTopic topic : InputTopic.values()) {
      if (topic != InputTopic.ALERT_RULES) {
        assertThat(folder.resolve("first").resolve(topic.fileName()))
            .hasSameBinaryContentAs(folder.resolve("second").resolve(topic.fileName()));
      }
    }
  }

  @Test
  void everyLineIsAnEventThatIsKnownWithinTheSample() throws IOException {
    try (EventFiles events = EventFiles.open(folder.resolve("first"), record -> null)) {
      assertThat(events.problems()).isEmpty();
      assertThat(events.warnings()).isEmpty();
      assertThat(events.size()).isGreaterThan(20_000);
      assertThat(Instant.ofEpochMilli(events.lastKnownAt()))
          .isBetween(Instant.parse("2026-06-30T00:00:00Z"), Instant.parse("2026-06-30T23:59:59Z"));
    }
  }

  @Test
  void eachStoryHappensToAPartnerOfItsOwn() throws IOException {
    Set<String> partners = new HashSet<>();
    for (String line : lines("partner-profiles.ndjson")) {
      partners.add(new ObjectMapper().readTree(line).path("partner_id").asText());
    }

    assertThat(partners).hasSize(60);
    assertThat(Story.values()).extracting(Story::partnerId).doesNotHaveDuplicates();
    assertThat(Story.values()).extracting(Story::partnerId).isSubsetOf(partners);
  }

  @Test
  void thePartnerThatGoesSilentIsSilent() throws IOException {
    String partner = Story.GOES_SILENT.partnerId();
    for (String file : List.of("deal-registrations", "closed-revenue", "partner-activity")) {
      assertThat(lines(file + ".ndjson"))
          .filteredOn(line -> line.contains("\"partner_id\":\"" + partner + "\""))
          .isNotEmpty()
          .allMatch(line -> occurredAt(line).isBefore(Instant.parse("2026-01-20T12:00:00Z")));
    }
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve("first").resolve(file));
  }

  private static Instant occurredAt(String line) {
    try {
      return Instant.parse(new ObjectMapper().readTree(line).path("occurred_at").asText());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
