package io.channelwatch.alerting.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of what records are made of. Texts are UTF-8 behind their length in four bytes:
 * they may be longer than what Java's own form for them holds.
 */
final class Fields {

  private static final int ABSENT = -1;

  private Fields() {}

  static void writeText(String text, DataOutput out) throws IOException {
    writeBytes(text.getBytes(UTF_8), out);
  }

  static String readText(DataInput in) throws IOException {
    String text = readOptionalText(in);
    if (text == null) {
      throw new IOException("a text is absent that never is");
    }
    return text;
  }

  static void writeOptionalText(@Nullable String text, DataOutput out) throws IOException {
    writeBytes(text == null ? null : text.getBytes(UTF_8), out);
  }

  static @Nullable String readOptionalText(DataInput in) throws IOException {
    byte[] bytes = readBytes(in);
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  static void writeBytes(byte @Nullable [] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes == null ? ABSENT : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  static byte @Nullable [] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  static void writeOptionalLong(@Nullable Long number, DataOutput out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeLong(number);
    }
  }

  static @Nullable Long readOptionalLong(DataInput in) throws IOException {
    return in.readBoolean() ? Long.valueOf(in.readLong()) : null;
  }

  static void writeOptionalInt(@Nullable Integer number, DataOutput out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeInt(number);
    }
  }

  static @Nullable Integer readOptionalInt(DataInput in) throws IOException {
    return in.readBoolean() ? Integer.valueOf(in.readInt()) : null;
  }
}
