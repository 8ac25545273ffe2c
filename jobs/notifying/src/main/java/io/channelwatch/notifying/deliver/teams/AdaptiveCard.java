package io.channelwatch.notifying.deliver.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Teams takes: a message with a card, of 28 KB at most. */
final class AdaptiveCard {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 27_000;

  private AdaptiveCard() {}

  /** The request's body; what does not fit is left out from the card's end, and that is said. */
  static byte[] posted(ObjectNode card) {
    ArrayNode body = card.withArrayProperty("body");
    byte[] posted = bytes(card);
    if (posted.length > MOST_BYTES) {
      while (posted.length > MOST_BYTES && !body.isEmpty()) {
        body.remove(body.size() - 1);
        posted = bytes(card);
      }
      body.addObject()
          .put("type", "TextBlock")
          .put("text", "More than fits here was left out.")
          .put("isSubtle", true)
          .put("wrap", true);
      posted = bytes(card);
    }
    return posted;
  }

  private static byte[] bytes(ObjectNode card) {
    ObjectNode message = JSON.createObjectNode().put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    attachment.set("content", card);
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }
}
