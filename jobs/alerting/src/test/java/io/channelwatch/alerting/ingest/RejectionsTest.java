package io.channelwatch.alerting.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.LocalRegistry;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.event.Rejection;
import io.channelwatch.events.DealStage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Every reason for which a record is refused, and the sentence that tells people of it. */
class RejectionsTest {

  private static final String DEALS = "deal-registrations";
  private static final String REVENUE = "closed-revenue";
  private static final String ACTIVITY = "partner-activity";
  private static final String PROFILES = "partner-profiles";
  private static final String TARGETS = "partner-targets";
  private static final String RATES = "fx-rates";
  private static final String RULES = "alert-rules";

  private final Map<String, Received> cases = new LinkedHashMap<>();

  @Test
  void eachHasItsReasonAndItsSentence() throws Exception {
    try (Decoding decoding = Decoding.under(ClockMode.LIVE)) {
      bytes(decoding.registry());
      deals(decoding.registry());
      revenue(decoding.registry());
      activity(decoding.registry());
      reference(decoding.registry());
      tombstones();
      times(decoding.registry());
      StringBuilder told = new StringBuilder();
      for (Map.Entry<String, Received> entry : cases.entrySet()) {
        decoding.take(entry.getValue());
        Rejection rejection = decoding.rejection();
        told.append("# ").append(entry.getKey()).append('\n');
        told.append(rejection.reason()).append(": ").append(detail(rejection)).append('\n');
      }
      assertThat(told.toString()).isEqualTo(expected());
    }
  }

  private void bytes(LocalRegistry registry) {
    byte[] good = registry.wire(TestRecords.revenue().build());
    add("no bytes at all", REVENUE, new byte[0]);
    add("text", REVENUE, "poison".getBytes(UTF_8));
    add("a header that is too short", REVENUE, new byte[] {0, 0, 0, 1});
    add("a schema that the registry does not know", REVENUE, LocalRegistry.wire(4711, e -> {}));
    add("a schema id below 1", REVENUE, LocalRegistry.wire(-5, e -> {}));
    add(
        "a schema that is not Avro",
        REVENUE,
        LocalRegistry.wire(registry.id(LocalRegistry.JSON_SCHEMA + ":\"x\"}"), e -> {}));
    add("bytes that end too early", REVENUE, Arrays.copyOf(good, good.length - 4));
    add("bytes at the end", REVENUE, Arrays.copyOf(good, good.length + 1));
    add("a record of another topic", REVENUE, registry.wire(TestRecords.rate().build()));
    add(
        "an amount with other decimals",
        REVENUE,
        registry.wire(TestRecords.in(TestRecords.revenue().build(), "\"scale\":4", "\"scale\":2")));
    add(
        "instants in microseconds",
        REVENUE,
        registry.wire(
            TestRecords.in(TestRecords.revenue().build(), "timestamp-millis", "timestamp-micros")));
  }

  private void deals(LocalRegistry registry) {
    add("a deal of nobody", DEALS, registry.wire(TestRecords.deal().setPartnerId("").build()));
    add("a deal without an id", DEALS, registry.wire(TestRecords.deal().setDealId(" ").build()));
    add(
        "a deal in an unknown stage",
        DEALS,
        registry.wire(TestRecords.deal().setStage(DealStage.UNKNOWN).build()));
    add(
        "a closed deal without an end",
        DEALS,
        registry.wire(TestRecords.deal().setStage(DealStage.LOST).build()));
    add(
        "an open deal with an end",
        DEALS,
        registry.wire(TestRecords.deal().setClosedAt(TestRecords.HAPPENED).build()));
    add(
        "a deal with lower-case currency",
        DEALS,
        registry.wire(TestRecords.deal().setCurrency("eur").build()));
    add(
        "a deal of too large an amount",
        DEALS,
        tooLarge(registry, TestRecords.deal().build(), "amount"));
    add(
        "a deal registered before the calendar",
        DEALS,
        registry.wire(
            TestRecords.deal().setRegisteredAt(Instant.parse("-0001-01-01T00:00:00Z")).build()));
    add(
        "a deal expected after the calendar",
        DEALS,
        registry.wire(TestRecords.deal().setExpectedCloseOn(LocalDate.of(10_000, 1, 1)).build()));
  }

  private void revenue(LocalRegistry registry) {
    add(
        "revenue without an id",
        REVENUE,
        registry.wire(TestRecords.revenue().setEventId("").build()));
    add(
        "revenue of nobody",
        REVENUE,
        registry.wire(TestRecords.revenue().setPartnerId("").build()));
    add(
        "revenue in no currency",
        REVENUE,
        registry.wire(TestRecords.revenue().setCurrency("").build()));
    add(
        "revenue of too large an amount",
        REVENUE,
        tooLarge(registry, TestRecords.revenue().build(), "amount"));
    add(
        "revenue of an amount beyond telling",
        REVENUE,
        amount(registry, TestRecords.revenue().build(), "amount", BigInteger.ONE.shiftLeft(5_000)));
    add(
        "revenue under a key that is too long",
        REVENUE,
        registry.wire(TestRecords.revenue().setPartnerId("p".repeat(1_001)).build()));
  }

  private void activity(LocalRegistry registry) {
    add(
        "activity without an id",
        ACTIVITY,
        registry.wire(TestRecords.activity().setEventId("").build()));
    add(
        "activity of nobody",
        ACTIVITY,
        registry.wire(TestRecords.activity().setPartnerId("").build()));
    add("activity of no type", ACTIVITY, registry.wire(TestRecords.activity().setType("").build()));
    add(
        "an amount without a currency",
        ACTIVITY,
        registry.wire(TestRecords.activity().setCurrency(null).build()));
    add(
        "activity in a bad currency",
        ACTIVITY,
        registry.wire(TestRecords.activity().setCurrency("DOLLAR").build()));
    add(
        "activity of too large a quantity",
        ACTIVITY,
        tooLarge(registry, TestRecords.activity().build(), "quantity"));
    add(
        "activity of too large an amount",
        ACTIVITY,
        tooLarge(registry, TestRecords.activity().build(), "amount"));
  }

  private void reference(LocalRegistry registry) {
    add(
        "a profile of nobody",
        PROFILES,
        registry.wire(TestRecords.profile().setPartnerId("").build()));
    add(
        "a target of nobody",
        TARGETS,
        registry.wire(TestRecords.target().setPartnerId("").build()));
    add("a target for nothing", TARGETS, registry.wire(TestRecords.target().setMetric("").build()));
    add(
        "a target that ends before it begins",
        TARGETS,
        registry.wire(TestRecords.target().setPeriodEnd(LocalDate.parse("2026-01-01")).build()));
    add(
        "a target in a bad currency",
        TARGETS,
        registry.wire(TestRecords.target().setCurrency("$").build()));
    add(
        "a target that is too large",
        TARGETS,
        tooLarge(registry, TestRecords.target().build(), "value"));
    add(
        "a rate of zero",
        RATES,
        registry.wire(TestRecords.rate().setRate(new BigDecimal("0.00000000")).build()));
    add(
        "a rate of a bad currency",
        RATES,
        registry.wire(TestRecords.rate().setCurrency("E").build()));
    add("a rate that is too large", RATES, tooLarge(registry, TestRecords.rate().build(), "rate"));
  }

  private void tombstones() {
    for (String topic : List.of(DEALS, REVENUE, ACTIVITY, RULES)) {
      add("a tombstone of " + topic, topic, null);
    }
    cases.put("a profile's tombstone without a key", Decoding.received(PROFILES, null, null));
    cases.put(
        "a profile's tombstone with too long a key",
        Decoding.received(PROFILES, "p".repeat(1_001), null));
    cases.put(
        "a target's tombstone with a bad key", Decoding.received(TARGETS, "p1|revenue", null));
    cases.put(
        "a target's tombstone with a bad day",
        Decoding.received(TARGETS, "p1|revenue|2026-01-01|soon", null));
    cases.put("a rate's tombstone with a bad key", Decoding.received(RATES, "EUR", null));
    cases.put(
        "a rate's tombstone far away", Decoding.received(RATES, "EUR|+999999999-01-01", null));
  }

  private void times(LocalRegistry registry) {
    Instant old = TestRecords.KNOWN.minus(Duration.ofDays(801));
    add(
        "revenue from before history",
        REVENUE,
        registry.wire(TestRecords.revenue().setOccurredAt(old).build()));
    add(
        "activity from before history",
        ACTIVITY,
        registry.wire(TestRecords.activity().setOccurredAt(old).build()));
    add(
        "a deal closed before history",
        DEALS,
        registry.wire(TestRecords.deal().setStage(DealStage.WON).setClosedAt(old).build()));
    Instant ahead = Instant.parse("2999-01-01T00:00:00Z");
    add(
        "revenue of tomorrow",
        REVENUE,
        registry.wire(TestRecords.revenue().setOccurredAt(ahead).build()));
    add(
        "a profile of tomorrow",
        PROFILES,
        registry.wire(TestRecords.profile().setUpdatedAt(ahead).build()));
    byte[] good = registry.wire(TestRecords.rate().build());
    cases.put(
        "a Kafka timestamp of tomorrow",
        new Received(RATES, 0, 0, ahead.toEpochMilli(), new byte[] {1}, good));
  }

  private void add(String name, String topic, byte[] value) {
    cases.put(name, Decoding.received(topic, "key", value));
  }

  /** The record from a producer whose schema allows more digits than there should be. */
  private static byte[] tooLarge(LocalRegistry registry, SpecificRecord record, String field) {
    return amount(registry, record, field, BigInteger.TEN.pow(18));
  }

  private static byte[] amount(
      LocalRegistry registry, SpecificRecord record, String field, BigInteger unscaled) {
    GenericRecord wide = TestRecords.in(record, "\"precision\":18", "\"precision\":30");
    wide.put(field, ByteBuffer.wrap(unscaled.toByteArray()));
    return registry.wire(wide);
  }

  private static String detail(Rejection rejection) {
    return rejection.detail().replaceAll("it is 2\\S+Z now", "it is NOW now");
  }

  private static String expected() throws IOException {
    try (InputStream in = RejectionsTest.class.getResourceAsStream("rejections.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
