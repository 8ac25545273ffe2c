package io.channelwatch.cli.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.cli.Html;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a Slack message as HTML, near to how Slack shows them. */
public final class SlackBlocks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("<(https?://[^|>]+)(?:\\|([^>]*))?>");
  private static final Pattern BOLD = Pattern.compile("(?<!\\w)\\*([^*\\n]+)\\*(?!\\w)");
  private static final Pattern ITALIC = Pattern.compile("(?<!\\w)_([^_\\n]+)_(?!\\w)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern EMOJI = Pattern.compile(":([a-z_]+):");
  private static final Map<String, String> SIGNS =
      Map.of(
          "red_circle", "\uD83D\uDD34",
          "large_orange_circle", "\uD83D\uDFE0",
          "large_blue_circle", "\uD83D\uDD35",
          "tada", "\uD83C\uDF89",
          "mag", "\uD83D\uDD0D",
          "white_check_mark", "\u2705",
          "white_circle", "\u26AA",
          "information_source", "\u2139\uFE0F");

  private SlackBlocks() {}

  /** The blocks one below the other; the plain text of a message that has none. */
  public static String html(SlackMessage message) {
    JsonNode blocks = blocks(message.json());
    if (blocks.isEmpty()) {
      return "<p>" + Html.escape(message.text()) + "</p>";
    }
    StringBuilder html = new StringBuilder();
    blocks.forEach(block -> html.append(block(block)).append('\n'));
    return html.toString();
  }

  private static JsonNode blocks(String json) {
    try {
      return JSON.readTree(json).path("blocks");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a message that was taken is no JSON", e);
    }
  }

  private static String block(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "header" -> "<h3>" + text(block.path("text")) + "</h3>";
      case "section" -> "<p>" + text(block.path("text")) + "</p>";
      case "context" -> {
        StringBuilder elements = new StringBuilder("<p class=\"context\">");
        block.path("elements").forEach(element -> elements.append(text(element)).append(' '));
        yield elements.append("</p>").toString();
      }
      case "divider" -> "<hr>";
      default -> "";
    };
  }

  private static String text(JsonNode object) {
    String text = object.path("text").asText();
    return object.path("type").asText().equals("mrkdwn") ? mrkdwn(text) : Html.escape(text);
  }

  /** The text has its three special characters escaped already, all but those of links. */
  private static String mrkdwn(String text) {
    StringBuilder html = new StringBuilder();
    Matcher link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      html.append(marked(text.substring(from, link.start())));
      String label = link.group(2) == null ? link.group(1) : link.group(2);
      html.append("<a href=\"%s\">%s</a>".formatted(quoted(link.group(1)), marked(label)));
      from = link.end();
    }
    return html.append(marked(text.substring(from))).toString();
  }

  private static String marked(String text) {
    String html = quoted(text.replace("<", "&lt;").replace(">", "&gt;"));
    html = CODE.matcher(html).replaceAll("<code>$1</code>");
    html = BOLD.matcher(html).replaceAll("<b>$1</b>");
    html = ITALIC.matcher(html).replaceAll("<i>$1</i>");
    return EMOJI.matcher(html).replaceAll(SlackBlocks::sign).replace("\n", "<br>");
  }

  private static String sign(MatchResult name) {
    return Matcher.quoteReplacement(SIGNS.getOrDefault(name.group(1), name.group()));
  }

  private static String quoted(String text) {
    return text.replace("\"", "&quot;");
  }
}
