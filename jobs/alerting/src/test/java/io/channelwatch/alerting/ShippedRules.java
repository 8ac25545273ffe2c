package io.channelwatch.alerting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that come with the project. */
final class ShippedRules {

  private ShippedRules() {}

  /** Their files by name. */
  static Map<String, String> read() throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.list(Path.of("..", "..", "rules"))) {
      files = paths.filter(path -> path.toString().endsWith(".yaml")).toList();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return texts;
  }
}
