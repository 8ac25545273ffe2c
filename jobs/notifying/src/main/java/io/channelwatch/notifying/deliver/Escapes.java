package io.channelwatch.notifying.deliver;

import com.github.jknack.handlebars.EscapingStrategy;
import java.util.regex.Pattern;

/** How a value is written so that its medium takes it for text and nothing else. */
final class Escapes {
  // What opens or closes bold, italic, strike-through or code stands at the edge of a word.
  private static final Pattern MARK =
      Pattern.compile("(?<![\\p{L}\\p{N}])[*_~`]|[*_~`](?![\\p{L}\\p{N}])");

  private Escapes() {}

  /** For HTML, in text and in attributes; the breaks of lines stay. */
  static String html(CharSequence value) {
    return EscapingStrategy.HTML_ENTITY.escape(value).toString().replace("\n", "<br>");
  }

  /** For mrkdwn inside a JSON string. Slack has no escape for its marks: their likes stand in. */
  static String slack(CharSequence value) {
    String plain =
        MARK.matcher(value)
            .replaceAll(mark -> Character.toString("∗ˍ∼ˋ".charAt("*_~`".indexOf(mark.group()))));
    return json(plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  /** For a JSON string. */
  static String json(CharSequence value) {
    StringBuilder escaped = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        default -> escaped.append(c < ' ' ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
