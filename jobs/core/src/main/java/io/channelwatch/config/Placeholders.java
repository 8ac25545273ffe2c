package io.channelwatch.config;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Fills in what stands in {@code $} and braces: a name from the environment, {@code file:} and a
 * path from a file, whose last line end is left out. A doubled {@code $} before a brace is one that
 * is meant as it stands.
 */
final class Placeholders {

  private static final Pattern PLACE = Pattern.compile("\\$(\\$\\{)|\\$\\{([^}]*)(}?)");

  private final Sources sources;
  private final Problems problems;

  Placeholders(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** The text with everything filled in; null where a problem was reported at the node. */
  @Nullable String fill(String text, Node node) {
    if (text.indexOf("${") < 0) {
      return text;
    }
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      String value = place.group(1) != null ? "${" : value(place, node);
      if (value == null) {
        return null;
      }
      place.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return place.appendTail(filled).toString();
  }

  private @Nullable String value(Matcher place, Node node) {
    String name = place.group(2);
    if (place.group(3).isEmpty()) {
      problems.add(node, "'" + place.group() + "' is not closed; expected is '}'");
    } else if (name.startsWith("file:")) {
      return file(name.substring("file:".length()), node);
    } else {
      String value = sources.variable(name);
      if (value != null) {
        return value;
      }
      problems.add(node, "the environment variable '" + name + "' is not set");
    }
    return null;
  }

  private @Nullable String file(String path, Node node) {
    try {
      return sources.file(path).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException e) {
      problems.add(node, "the file '" + path + "' cannot be read");
      return null;
    }
  }
}
