package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.notification.ChannelSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackConformanceTest extends HttpConformance {

  @Override
  String goodAnswer() {
    return "{\"ok\":true,\"ts\":\"1.2\"}";
  }

  @Override
  ChannelSpec spec() {
    return new ChannelSpec(
        "slack",
        ChannelSpec.Type.SLACK,
        Map.of("token", "${SECRET}", "api_url", server.url() + "/api/"));
  }

  @Test
  void postsBlocksToTheContactWithTheToken() throws Exception {
    deliver();

    LocalServer.Request request = server.requests().get(0);
    assertThat(request.path()).isEqualTo("/api/chat.postMessage");
    assertThat(request.headers().get("Authorization")).isEqualTo(List.of("Bearer " + SECRET));
    JsonNode body = new ObjectMapper().readTree(request.body());
    assertThat(body.path("channel").asText()).isEqualTo("U1");
    assertThat(body.path("blocks").isArray()).isTrue();
    assertThat(body.path("text").asText()).contains("Pipeline coverage is low");
  }

  @Test
  void anErrorWithStatus200IsARefusal() throws Exception {
    answer("{\"ok\":false,\"error\":\"channel_not_found\"}");

    assertThat(deliver().error()).isEqualTo("channel_not_found");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRateLimitWithStatus200IsPassing() throws Exception {
    answer("{\"ok\":false,\"error\":\"ratelimited\"}");

    assertThat(deliver().error()).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  private void answer(String body) {
    server.answerNext(new LocalServer.Answer(200, Map.of(), body));
  }
}
