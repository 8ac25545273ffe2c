package io.channelwatch.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.events.DealAttribution;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerStatus;
import io.channelwatch.events.PartnerTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {

  private static final String DEAL =
      """
      {"event_id":"e1","deal_id":"d1","partner_id":"p1","version":1,\
      "occurred_at":"2026-01-05T10:00:00Z","stage":"APPROVED",\
      "stage_entered_at":"2026-01-05T10:00:00Z","registered_at":"2026-01-05T11:00+01:00",\
      "amount":"250000.5","currency":"USD","expected_close_on":"2026-03-20",\
      "attribution":"SOURCED"%s}
      """;

  @TempDir Path folder;

  @Test
  void valuesTakeTheTypesOfTheSchema() throws IOException {
    write("deal-registrations.ndjson", DEAL.formatted(",\"customer_id\":null,\"colour\":\"red\""));

    DealRegistration deal = (DealRegistration) records().get(0).value();

    assertThat(deal.getVersion()).isEqualTo(1);
    assertThat(deal.getAmount()).isEqualTo(new BigDecimal("250000.5000"));
    assertThat(deal.getRegisteredAt()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
    assertThat(deal.getExpectedCloseOn()).isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(deal.getAttribution()).isEqualTo(DealAttribution.SOURCED);
    assertThat(deal.getCustomerId()).isNull();
  }

  @Test
  void whatIsLeftOutOrNullTakesTheDefault() throws IOException {
    write(
        "partner-activity.ndjson",
        """
        {"event_id":"a1","partner_id":"p1","occurred_at":"2026-01-05T10:00:00Z",\
        "type":"portal_login","quantity":null}
        """);
    write(
        "partner-profiles.ndjson",
        """
        {"partner_id":"p1","status":null,"cam":{"name":"Mara","email":"mara@example.com"},\
        "labels":{"program":"select"}}
        """);

    PartnerProfile profile = (PartnerProfile) records().get(0).value();
    PartnerActivity activity = (PartnerActivity) records().get(1).value();

    assertThat(activity.getQuantity()).isEqualByComparingTo("1");
    assertThat(activity.getAttributes()).isEmpty();
    assertThat(profile.getStatus()).isEqualTo(PartnerStatus.ACTIVE);
    assertThat(profile.getCam().getEmail()).isEqualTo("mara@example.com");
    assertThat(profile.getCam().getSlackId()).isNull();
    assertThat(profile.getLabels()).isEqualTo(Map.of("program", "select"));
  }

  @Test
  void anUnknownSymbolIsRefusedWithTheNearestOne() throws IOException {
    write("partner-profiles.ndjson", "{\"partner_id\":\"p1\",\"status\":\"active\"}\n");
    write(
        "deal-registrations.ndjson",
        DEAL.formatted("").replace("APPROVED", "PROPSAL").replace("SOURCED", "Sourced"));
    write(
        "closed-revenue.ndjson",
        """
        {"event_id":"r1","partner_id":"p1","occurred_at":"2026-01-05T10:00:00Z","amount":1,\
        "currency":"USD","attribution":"SOURCED","revenue_type":"LICENCE"}
        """);

    assertThat(problems())
        .containsExactly(
            "partner-profiles.ndjson:1: \"status\" is \"active\"; expected is one of ACTIVE,"
                + " ONBOARDING, SUSPENDED, TERMINATED (did you mean ACTIVE?).",
            "deal-registrations.ndjson:1: \"stage\" is \"PROPSAL\"; expected is one of SUBMITTED,"
                + " APPROVED, QUALIFIED, PROPOSAL, NEGOTIATION, WON, LOST, REJECTED, EXPIRED,"
                + " WITHDRAWN (did you mean PROPOSAL?).",
            "deal-registrations.ndjson:1: \"attribution\" is \"Sourced\"; expected is one of"
                + " SOURCED, INFLUENCED, FULFILLED (did you mean SOURCED?).",
            "closed-revenue.ndjson:1: \"revenue_type\" is \"LICENCE\"; expected is one of NEW,"
                + " EXPANSION, RENEWAL.");
  }

  @Test
  void aMisspeltFieldIsNamedBesideTheOneThatIsMissing() throws IOException {
    write("deal-registrations.ndjson", DEAL.formatted("").replace("\"amount\"", "\"amout\""));

    assertThat(problems())
        .containsExactly("deal-registrations.ndjson:1: \"amount\" is missing; there is \"amout\".");
  }

  @Test
  void everythingThatTheJobsWouldRefuseInALineIsTold() throws IOException {
    write(
        "deal-registrations.ndjson",
        DEAL.formatted("")
            .replace("APPROVED", "WON")
            .replace("\"USD\"", "\"usd\"")
            .replace("\"p1\"", "\" \""));

    try (EventFiles files = EventFiles.open(folder, RecordCheck.ofTheJobs())) {
      assertThat(files.problems())
          .extracting(FileProblem::message)
          .containsExactly(
              "It cannot be used: the record has no partner_id; deal 'd1' is WON but has no"
                  + " closed_at; the currency is 'usd'; expected three capital letters of ISO"
                  + " 4217.");
    }
  }

  @Test
  void aFieldThatIsPassedOverForASlipIsWarnedOfOnce() throws IOException {
    write(
        "deal-registrations.ndjson",
        DEAL.formatted(",\"custmer_id\":\"c1\",\"colour\":\"red\"").repeat(2));

    try (EventFiles files = EventFiles.open(folder, record -> null)) {
      assertThat(files.warnings())
          .containsExactly(
              folder.resolve("deal-registrations.ndjson")
                  + ":1: \"custmer_id\" is ignored; did you mean \"customer_id\"?");
    }
  }

  @Test
  void recordsThatAreYetToComeAreWarnedOfWithTheirLine() throws IOException {
    long now = Instant.parse("2026-01-06T00:00:00Z").toEpochMilli();
    write(
        "deal-registrations.ndjson",
        DEAL.formatted("")
            + DEAL.formatted(",\"recorded_at\":\"2099-01-01T00:00:00Z\"")
            + DEAL.formatted(",\"recorded_at\":\"2099-01-02T00:00:00Z\""));
    write(
        "partner-profiles.ndjson",
        """
        {"partner_id":"p1","updated_at":"2027-01-01T00:00:00Z",\
        "recorded_at":"2026-01-01T00:00:00Z"}
        """);

    try (EventFiles files =
        EventFiles.open(folder, RecordCheck.warningOfTheFuture(record -> null, now))) {
      assertThat(files.warnings())
          .containsExactly(
              folder.resolve("partner-profiles.ndjson")
                  + ":1: It happened at 2027-01-01T00:00:00Z, which is yet to come; a live job"
                  + " refuses it.",
              folder.resolve("deal-registrations.ndjson")
                  + ":2: It became known at 2099-01-01T00:00:00Z, which is yet to come: the data's"
                  + " clock runs on until then; a live job refuses it. The same of 1 more line.");
      assertThat(files.size()).isEqualTo(4);
    }
  }

  @Test
  void recordsComeInTheOrderInWhichTheyBecameKnownOverAllFiles() throws IOException {
    write(
        "deal-registrations.ndjson",
        DEAL.formatted(",\"recorded_at\":\"2026-01-09T00:00:00Z\"")
            + DEAL.formatted("").replace("d1", "d2"));
    write(
        "partner-targets.ndjson",
        """
        {"partner_id":"p2","metric":"revenue","period_start":"2026-01-01",\
        "period_end":"2026-04-01","value":100000,"currency":"USD"}
        """);
    write(
        "partner-profiles.ndjson",
        """
        {"partner_id":"p1","updated_at":"2026-01-05T10:00:00Z"}
        {"partner_id":"p9","recorded_at":"2026-01-07T00:00:00Z","deleted":true}
        """);

    assertThat(records())
        .extracting(record -> Instant.ofEpochMilli(record.knownAt()) + " " + record.key())
        .containsExactly(
            "1970-01-01T00:00:00Z p2|revenue|2026-01-01|2026-04-01",
            "2026-01-05T10:00:00Z p1",
            "2026-01-05T10:00:00Z p1",
            "2026-01-07T00:00:00Z p9",
            "2026-01-09T00:00:00Z p1");
    assertThat(records().get(0).value()).isInstanceOf(PartnerTarget.class);
    assertThat(records().get(3).value()).isNull();
  }

  @Test
  void everyLineThatCannotBeUsedIsNamed() throws IOException {
    write(
        "deal-registrations.ndjson",
        DEAL.formatted("").replace("\"250000.5\"", "0.00001")
            + DEAL.formatted("").replace("\"SOURCED\"", "null")
            + DEAL.formatted("").replace("2026-03-20", "20.3.2026")
            + DEAL.formatted(",\"closed_at\":\"yesterday\"")
            + DEAL.formatted(",\"deleted\":true")
            + "{\"event_id\":\n[1]\n"
            + DEAL.formatted("").replace("\"250000.5\"", "1e99999999")
            + DEAL.formatted("").replace("version\":1", "version\":1.5")
            + DEAL.formatted(",\"product\":7"));
    write("partner-targets.ndjson", "{\"partner_id\":\"p1\",\"deleted\":true}\n");

    assertThat(problems())
        .containsExactly(
            "partner-targets.ndjson:1: \"metric\" is missing: a tombstone names what it removes.",
            "deal-registrations.ndjson:1: \"amount\" is 0.00001; expected is a number with at"
                + " most 4 decimals.",
            "deal-registrations.ndjson:2: \"attribution\" is missing.",
            "deal-registrations.ndjson:3: \"expected_close_on\" is \"20.3.2026\"; expected is a"
                + " date such as \"2026-03-31\".",
            "deal-registrations.ndjson:4: \"closed_at\" is \"yesterday\"; expected is an instant"
                + " such as \"2026-03-01T09:30:00Z\".",
            "deal-registrations.ndjson:5: \"deleted\" has no meaning here: these records are never removed.",
            "deal-registrations.ndjson:6: No JSON at column 13: Unexpected end-of-input within/"
                + "between Object entries.",
            "deal-registrations.ndjson:7: A line must be one JSON object.",
            "deal-registrations.ndjson:8: \"amount\" is 1E+99999999; expected is a number with at"
                + " most 14 digits before the point.",
            "deal-registrations.ndjson:9: \"version\" is 1.5; expected is a whole number.",
            "deal-registrations.ndjson:10: \"product\" is 7; expected is a text.");
  }

  @Test
  void aLineThatTheJobsWouldRefuseIsAProblemToo() throws IOException {
    write("deal-registrations.ndjson", DEAL.formatted(""));

    try (EventFiles files = EventFiles.open(folder, record -> "No rate for " + record.key())) {
      assertThat(files.problems())
          .extracting(FileProblem::message)
          .containsExactly("No rate for p1");
      assertThat(files).isEmpty();
    }
  }

  @Test
  void otherFilesAreIgnoredWithAWarning() throws IOException {
    write("deal-registration.ndjson", "");
    write("notes.txt", "");

    try (EventFiles files = EventFiles.open(folder, record -> null)) {
      assertThat(files.warnings())
          .containsExactly(
              folder.resolve("deal-registration.ndjson")
                  + " is ignored: it is no event file (did you mean deal-registrations.ndjson?).",
              folder.resolve("notes.txt") + " is ignored: it is no event file.");
    }
  }

  @Test
  void marksBlankLinesAndWindowsLineEndsAreTaken() throws IOException {
    write(
        "partner-profiles.ndjson",
        "\uFEFF{\"partner_id\":\"p1\"}\r\n\r\n{\"partner_id\":\"p2\",\"name\":\"Čapek\"}");

    assertThat(records()).extracting(EventRecord::key).containsExactly("p1", "p2");
  }

  @Test
  void linesLongerThanABufferAreReadWhole() throws IOException {
    String name = "x".repeat(200_000);
    write(
        "partner-profiles.ndjson",
        """
        {"partner_id":"p1","updated_at":"2026-01-02T00:00:00Z","name":"%s"}
        {"partner_id":"p2","updated_at":"2026-01-01T00:00:00Z"}
        {"partner_id":"p3","updated_at":"2026-01-01T12:00:00Z","name":"%s"}
        """
            .formatted(name, name));

    assertThat(records()).extracting(EventRecord::key).containsExactly("p2", "p3", "p1");
    assertThat(((PartnerProfile) records().get(2).value()).getName()).isEqualTo(name);
  }

  private List<String> problems() throws IOException {
    try (EventFiles files = EventFiles.open(folder, record -> null)) {
      assertThat(files.size()).isZero();
      return files.problems().stream()
          .map(p -> Path.of(p.file()).getFileName() + ":" + p.line() + ": " + p.message())
          .toList();
    }
  }

  private List<EventRecord> records() throws IOException {
    try (EventFiles files = EventFiles.open(folder, record -> null)) {
      assertThat(files.problems()).isEmpty();
      List<EventRecord> records = new ArrayList<>();
      files.forEach(records::add);
      assertThat(files.size()).isEqualTo(records.size());
      return records;
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
