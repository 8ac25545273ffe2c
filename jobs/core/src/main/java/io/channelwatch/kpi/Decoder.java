package io.channelwatch.kpi;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Encoder} wrote. */
final class Decoder {

  private final DataInput in;
  private final List<String> shared = new ArrayList<>();
  private long previousInstant;

  Decoder(DataInput in) {
    this.in = in;
  }

  int octet() throws IOException {
    return in.readUnsignedByte();
  }

  long fixed() throws IOException {
    return in.readLong();
  }

  boolean flag() throws IOException {
    return in.readBoolean();
  }

  int count() throws IOException {
    return (int) unsigned();
  }

  long signed() throws IOException {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  long instant() throws IOException {
    previousInstant += signed();
    return previousInstant;
  }

  @Nullable String optionalText() throws IOException {
    int length = count() - 1;
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String text() throws IOException {
    String value = optionalText();
    if (value == null) {
      throw new IOException("a text is missing");
    }
    return value;
  }

  String sharedText() throws IOException {
    int reference = count();
    if (reference > 0) {
      return shared.get(reference - 1);
    }
    String value = text();
    shared.add(value);
    return value;
  }

  private long unsigned() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number has more than ten bytes");
  }
}
