package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.AlertValue;
import io.channelwatch.alerts.Notification;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

  private static final int RECORDS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final RandomRecords random = new RandomRecords(20260301);

  @Test
  void everyFieldOfAnAlertIsReadAsItWasWritten() throws Exception {
    readsWhatItWrote(Alert.class, Alert.getClassSchema());
  }

  @Test
  void everyFieldOfANotificationIsReadAsItWasWritten() throws Exception {
    readsWhatItWrote(Notification.class, Notification.getClassSchema());
  }

  private <A extends SpecificRecord> void readsWhatItWrote(Class<A> type, Schema schema)
      throws Exception {
    PlainJson json = new PlainJson(schema);
    List<SpecificRecord> records = new ArrayList<>();
    Path file = folder.resolve("records");
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < RECORDS; i++) {
        SpecificRecord record = random.record(schema);
        records.add(record);
        out.write(json.line(record));
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(RECORDS);
    try (WrittenRecords<A> read = WrittenRecords.open(file, type, schema)) {
      assertThat(read).toIterable().isEqualTo(records);
    }
  }

  @Test
  void fieldsStandInTheOrderOfTheSchemaAndKeysInThatOfCodePoints() throws Exception {
    Alert alert = (Alert) random.record(Alert.getClassSchema());
    Map<String, String> labels = new LinkedHashMap<>();
    List.of("b", "\uD83D\uDE00", "\uFFFD", "a", "").forEach(key -> labels.put(key, key));
    alert.setLabels(labels);

    JsonNode read = JSON.readTree(line(alert));

    assertThat(read.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            Alert.getClassSchema().getFields().stream().map(Schema.Field::name).toList());
    assertThat(read.get("labels").fieldNames())
        .toIterable()
        .containsExactly("", "a", "b", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void textsAreWrittenAsTheLibraryWritesThem() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      String text = random.text();
      JsonLine line = new JsonLine();
      line.text(text);
      assertThat(line.toBytes()).isEqualTo(JSON.writeValueAsBytes(text));
    }
  }

  @Test
  void halfASurrogatePairIsWrittenAsTheLibraryWritesIt() throws Exception {
    JsonLine line = new JsonLine();
    line.text("a\uD83Db");
    assertThat(written(line)).isEqualTo("\"a\\uD83Db\"");
  }

  @Test
  void aTextMayBeLongerThanTheLineWasSoFar() {
    String text = "\u0001".repeat(100_000);
    JsonLine line = new JsonLine();
    line.text(text);
    assertThat(written(line)).isEqualTo('"' + "\\u0001".repeat(100_000) + '"');
  }

  @Test
  void wholeNumbersAreWrittenWithAllTheirDigits() {
    for (int i = 0; i < 5_000; i++) {
      assertWhole(random.whole());
    }
    for (long edge : new long[] {0, 9, 10, -1, -10, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertWhole(edge);
    }
  }

  private static void assertWhole(long number) {
    JsonLine line = new JsonLine();
    line.number(number);
    assertThat(written(line)).isEqualTo(Long.toString(number));
  }

  @Test
  void instantsAreWrittenInIso8601() {
    for (int i = 0; i < 5_000; i++) {
      Instant instant = random.instant();
      JsonLine line = new JsonLine();
      line.instant(instant.toEpochMilli());
      assertThat(written(line)).isEqualTo('"' + instant.toString() + '"');
    }
  }

  @Test
  void numbersAreWrittenWithoutExponentAndAreWhatTheyWere() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      double number = random.number();
      String text = numbers(number);
      assertThat(text)
          .isEqualTo(
              "[" + new BigDecimal(text.substring(1, text.length() - 1)).toPlainString() + "]");
      assertThat(JSON.readTree(text).get(0).doubleValue()).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "0.1", "9007199254740991", "0.30000000000000004", "0.00001"})
  void numbersHaveNoDigitsToSpare(String text) throws Exception {
    assertThat(numbers(Double.parseDouble(text))).isEqualTo("[" + text + "]");
  }

  @Test
  void whatIsNotThereIsNull() throws Exception {
    assertThat(numbers(1.5, null, Double.NaN, Double.POSITIVE_INFINITY, 1.5, -0.0))
        .isEqualTo("[1.5,null,null,null,1.5,0]");
    assertThat(numbers()).isEqualTo("[]");
  }

  @Test
  void numbersThatFollowThemselvesAreWrittenAgain() throws Exception {
    Double third = 1.0 / 3;
    Double seven = 7.0;
    assertThat(numbers(third, third, third, null, null, seven, seven, third, seven))
        .isEqualTo("[T,T,T,null,null,7,7,T,7]".replace("T", third.toString()));
  }

  /** What is made of a trail. */
  private String numbers(Double... trail) throws Exception {
    AlertValue value = (AlertValue) random.record(AlertValue.getClassSchema());
    value.setTrail(Arrays.asList(trail));
    String line = new String(new PlainJson(AlertValue.getClassSchema()).line(value), UTF_8);
    return line.substring(line.indexOf("\"trail\":") + 8, line.length() - 2);
  }

  private static byte[] line(Alert alert) {
    return new PlainJson(Alert.getClassSchema()).line(alert);
  }

  private static String written(JsonLine line) {
    return new String(line.toBytes(), UTF_8);
  }
}
