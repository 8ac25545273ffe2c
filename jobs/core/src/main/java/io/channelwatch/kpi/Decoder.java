package io.channelwatch.kpi;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Encoder} wrote. */
final class Decoder {

  private final List<String> shared = new ArrayList<>();
  private final byte[] bytes;
  private int position;
  private long previousInstant;

  private Decoder(byte[] bytes) {
    this.bytes = bytes;
  }

  static Decoder readFrom(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new Decoder(bytes);
  }

  int octet() {
    return bytes[position++] & 0xFF;
  }

  long fixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | octet();
    }
    return value;
  }

  boolean flag() {
    return octet() != 0;
  }

  int count() {
    return (int) unsigned();
  }

  long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  long instant() {
    previousInstant += signed();
    return previousInstant;
  }

  @Nullable String optionalText() {
    int length = count() - 1;
    if (length < 0) {
      return null;
    }
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  String text() {
    return Objects.requireNonNull(optionalText(), "a text is missing");
  }

  String sharedText() {
    int reference = count();
    if (reference > 0) {
      return shared.get(reference - 1);
    }
    String value = text();
    shared.add(value);
    return value;
  }

  private long unsigned() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
