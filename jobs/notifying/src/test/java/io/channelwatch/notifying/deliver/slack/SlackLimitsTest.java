package io.channelwatch.notifying.deliver.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackLimitsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void whatIsWithinTheLimitsStaysAsItIs() {
    ObjectNode message = message();
    section(message, "short");
    message.withArrayProperty("blocks").addObject().put("type", "divider");

    assertThat(SlackLimits.kept(message.deepCopy())).isEqualTo(message);
  }

  @Test
  void aLongTextIsSplitAtTheEndsOfLines() {
    String line = "a line of forty characters, or about that";
    String text = IntStream.range(0, 200).mapToObj(i -> line).collect(Collectors.joining("\n"));
    ObjectNode message = message();
    section(message, text);

    JsonNode blocks = SlackLimits.kept(message).path("blocks");

    assertThat(blocks).hasSize(3);
    StringBuilder joined = new StringBuilder();
    for (JsonNode block : blocks) {
      String part = block.at("/text/text").asText();
      assertThat(part).hasSizeLessThanOrEqualTo(3000).startsWith(line).endsWith(line);
      joined.append(joined.isEmpty() ? "" : "\n").append(part);
    }
    assertThat(joined.toString()).isEqualTo(text);
  }

  @Test
  void neitherACharacterNorAnEscapeIsSplit() {
    ObjectNode emoji = message();
    section(emoji, "x" + "\uD83D\uDE00".repeat(2000));
    ObjectNode escapes = message();
    section(escapes, "xx" + "&amp;".repeat(1000));

    for (JsonNode block : SlackLimits.kept(emoji).path("blocks")) {
      assertThat(block.at("/text/text").asText()).doesNotMatch("(?s).*[\uD800-\uDBFF]$");
    }
    for (JsonNode block : SlackLimits.kept(escapes).path("blocks")) {
      assertThat(block.at("/text/text").asText()).matches("(x|&amp;)*");
    }
  }

  @Test
  void whatIsTooMuchIsLeftOutAndThatIsSaid() {
    ObjectNode message = message();
    IntStream.range(0, 80).forEach(i -> section(message, "block " + i));

    JsonNode blocks = SlackLimits.kept(message).path("blocks");

    assertThat(blocks).hasSize(50);
    assertThat(blocks.path(48).at("/text/text").asText()).isEqualTo("block 48");
    assertThat(blocks.path(49).at("/elements/0/text").asText()).contains("left out");
  }

  @Test
  void headersAndContextsAreCondensed() {
    ObjectNode message = message();
    ArrayNode blocks = message.withArrayProperty("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", "h".repeat(400));
    ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
    IntStream.range(0, 14).forEach(i -> elements.addObject().put("text", "e".repeat(5000)));

    JsonNode kept = SlackLimits.kept(message).path("blocks");

    assertThat(kept.path(0).at("/text/text").asText()).hasSize(150).endsWith("…");
    assertThat(kept.path(1).path("elements")).hasSize(10);
    assertThat(kept.path(1).at("/elements/0/text").asText()).hasSize(3000);
  }

  private static ObjectNode message() {
    ObjectNode message = JSON.createObjectNode().put("text", "a message");
    message.putArray("blocks");
    return message;
  }

  private static void section(ObjectNode message, String text) {
    message
        .withArrayProperty("blocks")
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", text);
  }
}
