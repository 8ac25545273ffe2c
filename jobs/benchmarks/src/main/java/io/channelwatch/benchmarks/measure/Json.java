package io.channelwatch.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON objects, of which processes tell each other what they measured. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An object that says what was measured. */
  public static ObjectNode object(String measured) {
    return object().put("measured", measured);
  }

  /** The object in a file. */
  public static ObjectNode read(Path file) throws IOException {
    return (ObjectNode) MAPPER.readTree(file.toFile());
  }

  /** Writes an object to a file, which others see whole or not at all. */
  public static void write(Path file, ObjectNode object) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, object.toString());
    Files.move(draft, file);
  }
}
