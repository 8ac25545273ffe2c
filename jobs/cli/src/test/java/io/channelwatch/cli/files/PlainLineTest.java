package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {

  private static final int LINES = 40_000;

  private static final String TIMES =
      "\"2026-03-01T09:30:00Z\" \"2024-02-29T23:59:59Z\" \"2026-02-29T10:00:00Z\""
          + " \"0000-01-01T00:00:00Z\" \"0001-01-01T00:00:00Z\" \"9999-12-31T23:59:59Z\""
          + " \"2026-03-01T24:00:00Z\" \"1970-01-01T00:00:00Z\" \"1969-12-31T23:59:59Z\""
          + " \"2026-03-01T09:30Z\" \"2026-03-01T09:30:00.25Z\" \"2026-03-01T09:30:00+01:00\""
          + " \"2026-03-01T09:30:00.123456789Z\" \"2026-03-01T09:30:00.1234567890Z\""
          + " \"1969-12-31T23:59:59.9999+00:00\" \"2026-03-01T09:30:00.Z\""
          + " \"2026-03-01T09:30:00.5\" \"2026-03-01T09:30:00-00:00\" \"2026-03-01T09:30:00\""
          + " \"2026-13-01T09:30:00Z\" \"2026-03-01T9:30:00ZZ\" 1767225600 null";
  private static final String DAYS =
      "\"2026-03-01\" \"2024-02-29\" \"2026-02-30\" \"0000-01-01\" \"9999-12-31\" \"2026-3-1\""
          + " \"20260301\" \"2026-00-10\" 20260301 null";
  private static final String NUMBERS =
      "0 -0 -0.0 1 -1 007 \"007\" 1. .5 \"1.\" \".5\" \"-\" \"\" 12.5 \"12.5\" \"-12.5000\""
          + " 12.34567 12.34560 99999999999999 99999999999999.9999 100000000000000 1e3 1E-2 \"1e3\""
          + " \"+1\" \"\t1\" 9223372036854775807 9223372036854775808 - -- true {} [] null";
  private static final String TEXTS =
      "\"a\" \"p1\" \"Partner\" \"\" \"\\u0061\" \"x\\\"y\" \"Größe\" \"🙂\" \"a/b\" \"{,:}\""
          + " 7 true null [\"a\"] {\"a\":1}";

  private static final Map<PlainField, List<String>> VALUES = new EnumMap<>(PlainField.class);

  static {
    for (PlainField field : PlainField.values()) {
      String values =
          switch (field) {
            case OCCURRED_AT, STAGE_ENTERED_AT, REGISTERED_AT, CLOSED_AT, UPDATED_AT, RECORDED_AT ->
                TIMES;
            case PERIOD_START, PERIOD_END, EXPECTED_CLOSE_ON -> DAYS;
            case VERSION, QUANTITY, VALUE, AMOUNT -> NUMBERS;
            case STAGE -> "\"APPROVED\" \"WON\" \"WITHDRAWN\" \"UNKNOWN\" \"won\" \"\" 1 null";
            case ATTRIBUTION -> "\"SOURCED\" \"FULFILLED\" \"UNKNOWN\" \"Sourced\" null";
            case REVENUE_TYPE -> "\"NEW\" \"RENEWAL\" \"UNKNOWN\" \"LICENCE\" null";
            case CURRENCY -> "\"USD\" \"EUR\" \"usd\" \"US\" \"EURO\" \"U.D\" \"ÜSD\" 1 null";
            case ATTRIBUTES ->
                "{} {\"a\":\"b\"} {\"a\":\"b\",\"a\":\"c\"} {\"a\":1} {\"a\"} {,} [] \"a\" null";
            default -> TEXTS;
          };
      VALUES.put(field, List.of(values.split(" ")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          DEAL_REGISTRATIONS # {"event_id":"e","deal_id":"d","partner_id":"p","version":3,"occurred_at":"2026-01-05T10:00:00Z","stage":"WON","stage_entered_at":"2026-01-05T10:00:00Z","registered_at":"2026-02-05T10:00:00Z","closed_at":"2026-01-05T10:00:00Z","amount":250000.5,"currency":"USD","expected_close_on":"2026-03-20","attribution":"SOURCED","product":null}
          CLOSED_REVENUE # { "event_id": "r", "partner_id": "p", "occurred_at": "2026-01-05T10:00:00Z", "amount": -12.5, "currency": "USD", "attribution": "SOURCED", "revenue_type": "NEW", "customer_id": "c" }
          PARTNER_ACTIVITY # {"event_id":"a","partner_id":"p","occurred_at":"2026-01-05T10:00:00Z","type":"portal_login","recorded_at":"2026-01-06T10:00:00Z"}
          PARTNER_ACTIVITY # {"event_id":"a","partner_id":"p","occurred_at":"2026-01-05T10:00:00.257Z","type":"training","attributes":{"course": "sales"},"recorded_at":"2026-01-06T10:00:00.123456+00:00"}
          PARTNER_TARGETS # {"partner_id":"p","metric":"revenue","period_start":"2026-01-01","period_end":"2026-04-01","value":"56000","currency":"USD"}
          """)
  void takesWhatNearlyAllLinesLookLike(InputTopic topic, String line) throws IOException {
    assertThat(read(new PlainLine(topic), line)).isEqualTo(inFull(topic, line)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"DEAL_REGISTRATIONS", "CLOSED_REVENUE", "PARTNER_ACTIVITY", "PARTNER_TARGETS"})
  void saysWhatALookInFullSaysOrNothing(InputTopic topic) throws IOException {
    PlainLine plain = new PlainLine(topic);
    Random random = new Random(topic.ordinal());
    int taken = 0;
    for (int i = 0; i < LINES; i++) {
      String line = line(topic, random);
      KnownEvent event = read(plain, line);
      if (event != null) {
        assertThat(event).as(line).isEqualTo(inFull(topic, line));
        taken++;
      }
    }
    assertThat(taken).isBetween(LINES / 20, LINES * 3 / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"",
        "{\"partner_id\"",
        "{\"partner_id\":",
        "{\"partner_id\":\"",
        "{\"partner_id\":\"p\"",
        "{\"partner_id\":n",
        "{\"partner_id\":-",
        "{\"partner_id\":1.",
        "{\"partner_id\":null"
      })
  void leavesALineThatBreaksOff(String line) {
    assertThat(read(new PlainLine(InputTopic.PARTNER_ACTIVITY), line)).isNull();
  }

  /** What a line says that stands between others, which are none of its business. */
  private static @Nullable KnownEvent read(PlainLine plain, String line) {
    byte[] before = bytes("\"\n{\"event_id\":\"");
    byte[] text = bytes(line);
    byte[] all = Arrays.copyOf(before, before.length + text.length + before.length);
    System.arraycopy(text, 0, all, before.length, text.length);
    System.arraycopy(before, 0, all, before.length + text.length, before.length);
    return plain.read(all, before.length, before.length + text.length);
  }

  /** What the line says if there is nothing to be said against it; null otherwise. */
  private static KnownEvent inFull(InputTopic topic, String line) throws IOException {
    List<String> said = new ArrayList<>();
    EventRecord record =
        new EventLine(topic, RecordCheck.ofTheJobs()).read(bytes(line), said::add, said::add);
    return record == null || !said.isEmpty() ? null : KnownEvent.of(record);
  }

  /** A line of which little is wrong, so that it is near to what is taken. */
  private static String line(InputTopic topic, Random random) {
    List<String> parts = new ArrayList<>();
    for (PlainField field : PlainField.values()) {
      Schema.Field known = topic.schema().getField(field.text());
      boolean expected = known != null || field == PlainField.RECORDED_AT;
      boolean optional =
          known == null ? expected : known.schema().isNullable() || known.hasDefaultValue();
      int odds = optional ? 3 : expected ? 40 : 300;
      if (expected == (random.nextInt(odds) != 0)) {
        String space = random.nextInt(4) == 0 ? " " : "";
        parts.add("\"" + field.text() + "\":" + space + value(field, random) + space);
      }
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(parts, random);
    }
    if (random.nextInt(20) == 0) {
      parts.add(parts.get(random.nextInt(parts.size())));
    }
    String line = "{" + String.join(",", parts) + "}";
    return random.nextInt(8) == 0 ? broken(line, random) : line;
  }

  private static String value(PlainField field, Random random) {
    List<String> values = VALUES.get(field);
    return values.get(random.nextInt(12) == 0 ? random.nextInt(values.size()) : random.nextInt(2));
  }

  /** One character replaced, taken out or put in. */
  private static String broken(String line, Random random) {
    String characters = "\"{}:,.\\ \t0-eEn\u0000ä";
    int at = random.nextInt(line.length());
    char other = characters.charAt(random.nextInt(characters.length()));
    return switch (random.nextInt(3)) {
      case 0 -> line.substring(0, at) + line.substring(at + 1);
      case 1 -> line.substring(0, at) + other + line.substring(at);
      default -> line.substring(0, at) + other + line.substring(at + 1);
    };
  }

  private static byte[] bytes(String line) {
    return line.getBytes(UTF_8);
  }
}
