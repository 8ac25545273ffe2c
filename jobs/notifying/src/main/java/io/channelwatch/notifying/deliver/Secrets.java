package io.channelwatch.notifying.deliver;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the values behind references such as {@code ${SMTP_PASSWORD}} come from. */
@FunctionalInterface
public interface Secrets extends Serializable {
  /** A reference in a text. */
  Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]+)}");

  /** The value of a name; null if there is none. */
  @Nullable String find(String name);

  /** The process's environment. */
  static Secrets environment() {
    return System::getenv;
  }

  /**
   * Replaces every {@code ${NAME}} and {@code ${file:PATH}} of a text.
   *
   * @throws ChannelException naming the reference that leads nowhere; it is worth another attempt
   */
  default String resolve(String text) throws ChannelException {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value(matcher.group(1))));
    }
    return matcher.appendTail(resolved).toString();
  }

  private String value(String reference) throws ChannelException {
    if (reference.startsWith("file:")) {
      try {
        return Files.readString(Path.of(reference.substring("file:".length()))).strip();
      } catch (IOException e) {
        throw missing(reference, "cannot be read");
      }
    }
    String value = find(reference);
    if (value == null) {
      throw missing(reference, "is not set");
    }
    return value;
  }

  private static ChannelException missing(String reference, String problem) {
    return ChannelException.refused("not_configured", "${" + reference + "} " + problem + ".");
  }
}
