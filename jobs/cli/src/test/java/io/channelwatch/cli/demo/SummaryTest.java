package io.channelwatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.cli.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class SummaryTest {

  private final Tally tally = new Tally();

  @Test
  void whatCouldNotBeUsedIsToldWithItsPlaceAndReason() {
    tally.add(letter(7, "there is no rate of GBP for 2026-03-01"));
    tally.add(letter(7, "there is no rate of GBP for 2026-03-01"));

    assertThat(printed())
        .contains("1 record could not be used")
        .contains("1  closed-revenue: there is no rate of GBP for 2026-03-01");

    tally.add(letter(8, "there is no rate of GBP for 2026-03-01"));
    tally.add(letter(9, "it happened too long ago"));

    assertThat(printed())
        .contains("3 records could not be used")
        .contains("2  closed-revenue: there is no rate of GBP for 2026-03-01")
        .contains("1  closed-revenue: it happened too long ago");
  }

  private String printed() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    new Summary(tally, new Console(writer, writer, Ansi.OFF), ZoneOffset.UTC).counts();
    return out.toString();
  }

  private static DeadLetter letter(long offset, String detail) {
    Instant at = Instant.parse("2026-03-01T09:30:00Z");
    return DeadLetter.newBuilder()
        .setTopic("closed-revenue")
        .setPartition(0)
        .setOffset(offset)
        .setTimestamp(at)
        .setReason("code")
        .setDetail(detail)
        .setJob("alerting")
        .setAt(at)
        .build();
  }
}
