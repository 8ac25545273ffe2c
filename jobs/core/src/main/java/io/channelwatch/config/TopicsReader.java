package io.channelwatch.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the section {@code topics}: the topics' names, by what they are called by default. */
final class TopicsReader {

  private static final Pattern LEGAL = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

  private final Section section;
  private final Map<String, String> taken = new HashMap<>();

  TopicsReader(Section section) {
    this.section = section;
  }

  Settings.Topics read() {
    Settings.Topics topics =
        new Settings.Topics(
            name("deal-registrations"),
            name("closed-revenue"),
            name("partner-activity"),
            name("partner-profiles"),
            name("partner-targets"),
            name("fx-rates"),
            name("alert-rules"),
            name("alert-silences"),
            name("alerts"),
            name("clock"),
            name("partner-kpis"),
            name("notifications"),
            name("dead-letters"));
    section.refuseOthers();
    return topics;
  }

  /** A topic's name under its default name, or under that with underscores. */
  private String name(String defaultName) {
    String underscored = defaultName.replace('-', '_');
    String key = section.has(underscored) ? underscored : defaultName;
    String name =
        section.value(
            key,
            defaultName,
            "a name of letters, digits, '.', '_' and '-'",
            text -> LEGAL.matcher(text).matches() ? text : null);
    String other = taken.putIfAbsent(name, key);
    if (other != null) {
      String written = section.has(key) ? key : other;
      section.refuse(
          written, "is '%s', and so is '%s'".formatted(name, written.equals(key) ? other : key));
    }
    return name;
  }
}
