package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.RevenueAttribution;
import io.channelwatch.events.RevenueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a record may hold by its schema, but neither state nor alerts can. */
class OversizeFieldsTest {

  private static final String LONG = "x".repeat(70_000);

  @Test
  void refusesTextsThatAreLongerThanStateHolds() {
    assertThatThrownBy(() -> RecordReader.revenue(revenue(LONG, "1.0000")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the field partner_id has 70000 characters; expected at most 10000");
    PartnerProfile named = PartnerProfile.newBuilder().setPartnerId("p1").setName(LONG).build();
    assertThatThrownBy(() -> RecordReader.profile(named)).hasMessageContaining("the field name");
    PartnerProfile labelled =
        PartnerProfile.newBuilder().setPartnerId("p1").setLabels(Map.of("a", LONG)).build();
    assertThatThrownBy(() -> RecordReader.profile(labelled)).hasMessageContaining("labels");
  }

  @Test
  void refusesAKeyThatIsLongerThanStateHolds() {
    byte[] key = LONG.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TombstoneReader.profile(key))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the tombstone's key has 70000 bytes; expected partner_id");
  }

  @Test
  void refusesAmountsThatNoAlertCouldShow() throws Exception {
    assertThat(RecordReader.revenue(revenue("p1", "99999999999999.9999")).amount())
        .isEqualTo(999_999_999_999_999_999L);
    assertThatThrownBy(() -> RecordReader.revenue(revenue("p1", "100000000000000.0000")))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the amount is 100000000000000.0000; expected at most 18 digits, 4 of them decimals");
  }

  @Test
  void doesNotWriteOutAnAmountOfEndlessDigits() {
    String endless = "9".repeat(100_000) + ".0000";
    assertThatThrownBy(() -> RecordReader.revenue(revenue("p1", endless)))
        .hasMessage("the amount is too large; expected at most 18 digits, 4 of them decimals");
  }

  @Test
  void refusesTimesThatNoCalendarCounts() {
    ClosedRevenue late = revenue("p1", "1.0000");
    late.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE - 1_000));
    assertThatThrownBy(() -> RecordReader.revenue(late))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the occurred_at is +292278994-08-17T07:12:54.807Z; expected a year from 1 to 9999");
    PartnerProfile early =
        PartnerProfile.newBuilder()
            .setPartnerId("p1")
            .setJoinedOn(LocalDate.ofEpochDay(Integer.MIN_VALUE))
            .build();
    assertThatThrownBy(() -> RecordReader.profile(early))
        .hasMessage("the joined_on is -5877641-06-23; expected a year from 1 to 9999");
  }

  private static ClosedRevenue revenue(String partner, String amount) {
    return ClosedRevenue.newBuilder()
        .setEventId("e1")
        .setPartnerId(partner)
        .setOccurredAt(Instant.EPOCH)
        .setAmount(new BigDecimal(amount))
        .setCurrency("USD")
        .setAttribution(RevenueAttribution.SOURCED)
        .setRevenueType(RevenueType.NEW)
        .build();
  }
}
