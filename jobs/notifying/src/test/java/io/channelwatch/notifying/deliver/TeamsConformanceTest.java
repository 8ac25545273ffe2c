package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TeamsConformanceTest extends HttpConformance {

  @Override
  String goodAnswer() {
    return "";
  }

  @Override
  ChannelSpec spec() {
    String url = server.url() + "/workflows/${SECRET}";
    return new ChannelSpec("teams", ChannelSpec.Type.TEAMS, Map.of("webhook_url", url));
  }

  @Override
  void assertOnlyText(String received, String name) throws Exception {
    JsonNode card = new ObjectMapper().readTree(received);
    // Runs of text know no markup, unlike blocks of text.
    for (JsonNode part : card.findParents("text")) {
      assertThat(part.path("type").asText()).isEqualTo("TextRun");
    }
    assertThat(card.findValues("actions")).hasSize(1);
  }

  @Test
  void postsAnAdaptiveCardToTheWorkflow() throws Exception {
    deliver();

    LocalServer.Request request = server.requests().get(0);
    assertThat(request.path()).isEqualTo("/workflows/" + SECRET);
    JsonNode message = new ObjectMapper().readTree(request.body());
    assertThat(message.path("type").asText()).isEqualTo("message");
    JsonNode attachment = message.path("attachments").path(0);
    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(attachment.at("/content/type").asText()).isEqualTo("AdaptiveCard");
    assertThat(attachment.at("/content/body").toString())
        .contains("Acme Networks", "1.2x", "D-1042", "What to do");
  }

  @Test
  void aCardOfAnySizeStaysWithinWhatTeamsTakes() throws Exception {
    String text = "What happened is a long story. ".repeat(200);
    Item[] items =
        IntStream.range(0, 40)
            .mapToObj(i -> Examples.about(Examples.opened("a" + i, 1), "risk", text, text, "P" + i))
            .toArray(Item[]::new);
    Message message = Examples.message(spec(), items);

    assertThat(deliver(message, Duration.ofSeconds(20)).error()).isNull();
    String body = server.requests().get(0).body();
    assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(28 * 1024);
    assertThat(body).contains("left out");
  }
}
