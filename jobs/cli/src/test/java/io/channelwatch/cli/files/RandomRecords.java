package io.channelwatch.cli.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records of any schema, with something of everything that its types can hold. */
final class RandomRecords {

  private static final String SIGNS = "aZ \"\\/\b\f\n\r\t\u0001\u001f\u007fé߿ࠀ€\uffff😀'<";
  private static final int MOST = 4;

  private final Random random;

  RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  /** A record of a schema. */
  SpecificRecord record(Schema schema) {
    SpecificRecord record =
        (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema()));
    }
    return record;
  }

  private @Nullable Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case NULL -> null;
      case MAP -> map(schema.getValueType());
      case ARRAY -> list(schema.getElementType());
      case STRING -> text();
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        String symbol = symbols.get(1 + random.nextInt(symbols.size() - 1));
        yield SpecificData.get().createEnum(symbol, schema);
      }
      case INT ->
          schema.getLogicalType() == null
              ? (Object) random.nextInt()
              : LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
      case LONG -> schema.getLogicalType() == null ? (Object) whole() : instant();
      case BYTES ->
          new BigDecimal(
              BigInteger.valueOf(random.nextLong() >> (6 + random.nextInt(50))),
              ((LogicalTypes.Decimal) schema.getLogicalType()).getScale());
      case DOUBLE -> number();
      default -> throw new IllegalArgumentException("no such field is known: " + schema);
    };
  }

  private Map<String, @Nullable Object> map(Schema values) {
    Map<String, @Nullable Object> map = new HashMap<>();
    for (int i = random.nextInt(MOST); i > 0; i--) {
      map.put(text(), value(values));
    }
    return map;
  }

  private List<@Nullable Object> list(Schema elements) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(MOST); i > 0; i--) {
      list.add(value(elements));
    }
    return list;
  }

  /** A text of signs that JSON escapes, of one to four bytes each, and others. */
  String text() {
    int[] signs = SIGNS.codePoints().toArray();
    return random
        .ints(random.nextInt(12), 0, signs.length)
        .map(i -> signs[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A whole number of any length. */
  long whole() {
    return random.nextLong() >> random.nextInt(Long.SIZE);
  }

  /** An instant of the years from 0 on, rarely of the far future or before that. */
  Instant instant() {
    long millis =
        random.nextInt(8) == 0
            ? random.nextLong() >> 8
            : (long) (random.nextDouble() * 4e12) - 2_000_000_000_000L;
    return Instant.ofEpochMilli(random.nextBoolean() ? millis : millis / 1000 * 1000);
  }

  /** A finite number: whole, with few digits, with all that fit, or any. */
  double number() {
    double number =
        switch (random.nextInt(5)) {
          case 0 -> random.nextInt(2_000) - 1_000;
          case 1 -> whole();
          case 2 -> random.nextInt(1_000_000) / 100.0;
          case 3 -> random.nextInt(100) / (1.0 + random.nextInt(100));
          default -> Double.longBitsToDouble(random.nextLong());
        };
    return Double.isFinite(number) && number != 0 ? number : 0.0;
  }
}
