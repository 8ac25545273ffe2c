package io.channelwatch.notifying.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates of messages: those that are built in, and a team's own in place of some. Logic-less
 * Handlebars: a template shows values of the message and calls nothing.
 *
 * @param own texts of the team's by path, such as {@code slack/risk.json.hbs}
 */
public record Templates(Map<String, String> own) implements Serializable {
  private static final String FOLDER = "/io/channelwatch/notifying/deliver/";
  private static final String SUFFIX = ".hbs";

  /** Those that are built in alone. */
  public static final Templates BUILT_IN = new Templates(Map.of());

  // A tree map is serializable and has an order.
  public Templates {
    own = new TreeMap<>(own);
  }

  /** All templates of a folder and the folders in it; a folder that is not there has none. */
  public static Templates read(Path folder) throws IOException {
    Map<String, String> own = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          own.put(path, Files.readString(file));
        }
      }
    }
    return new Templates(own);
  }

  /** What a template says; null where the medium has none of the name. */
  @Nullable String text(String path) throws IOException {
    String text = own.get(path);
    return text == null ? builtIn(path) : text;
  }

  private static @Nullable String builtIn(String path) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(FOLDER + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Whether a medium has templates of the team's. */
  boolean changes(Medium medium) {
    return medium.paths().stream().anyMatch(own::containsKey);
  }
}
