package io.channelwatch.notifying.deliver.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a message within what Slack takes: 50 blocks, 3,000 characters a text, 150 a header, ten
 * elements a context block. Long texts are split between blocks; what is too much even so is left
 * out, and that is said.
 */
public final class SlackLimits {
  private static final int MOST_BLOCKS = 50;
  private static final int LONGEST_TEXT = 3_000;
  private static final int LONGEST_HEADER = 150;
  private static final int MOST_ELEMENTS = 10;
  private static final String MORE = "More than fits here was left out.";

  private SlackLimits() {}

  /** The message, changed where it is beyond a limit. */
  public static ObjectNode kept(ObjectNode message) {
    message.put("text", cut(message.path("text").asText(), LONGEST_TEXT));
    List<JsonNode> blocks = new ArrayList<>();
    message.path("blocks").forEach(block -> blocks.addAll(kept(block)));
    ArrayNode kept = message.putArray("blocks");
    boolean tooMany = blocks.size() > MOST_BLOCKS;
    kept.addAll(tooMany ? blocks.subList(0, MOST_BLOCKS - 1) : blocks);
    if (tooMany) {
      ObjectNode more = kept.addObject().put("type", "context");
      more.putArray("elements").addObject().put("type", "mrkdwn").put("text", MORE);
    }
    return message;
  }

  private static List<JsonNode> kept(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "header" ->
          List.of(withText(block, cut(block.at("/text/text").asText(), LONGEST_HEADER)));
      case "context" -> List.of(context(block));
      case "section" -> section(block);
      default -> List.of(block);
    };
  }

  private static List<JsonNode> section(JsonNode block) {
    if (!block.has("text")) {
      return List.of(block);
    }
    List<JsonNode> sections = new ArrayList<>();
    for (String part : split(block.at("/text/text").asText())) {
      sections.add(withText(block, part));
    }
    return sections;
  }

  private static JsonNode withText(JsonNode block, String text) {
    ObjectNode copy = block.deepCopy();
    copy.withObjectProperty("text").put("text", text);
    return copy;
  }

  private static JsonNode context(JsonNode block) {
    ArrayNode elements = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : block.path("elements")) {
      if (elements.size() < MOST_ELEMENTS) {
        ObjectNode copy = element.deepCopy();
        copy.put("text", cut(element.path("text").asText(), LONGEST_TEXT));
        elements.add(copy);
      }
    }
    ObjectNode copy = block.deepCopy();
    copy.set("elements", elements);
    return copy;
  }

  /** Parts within the limit, at the ends of lines where there are any. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (rest.length() > LONGEST_TEXT) {
      int line = rest.lastIndexOf('\n', LONGEST_TEXT - 1);
      int at = line > 0 ? line : breakable(rest, LONGEST_TEXT);
      parts.add(rest.substring(0, at));
      rest = rest.substring(line > 0 ? at + 1 : at);
    }
    parts.add(rest);
    return parts;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, breakable(text, longest - 1)) + "…";
  }

  /** The last place up to {@code longest} that splits neither a character nor an escape. */
  private static int breakable(String text, int longest) {
    int at = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    int escape = text.lastIndexOf('&', at - 1);
    int end = escape < 0 ? -1 : text.indexOf(';', escape);
    return escape > 0 && end >= at && end - escape <= 4 ? escape : at;
  }
}
