package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.notification.ChannelSpec;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookConformanceTest extends HttpConformance {

  @Override
  String goodAnswer() {
    return "";
  }

  @Override
  ChannelSpec spec() {
    return new ChannelSpec(
        "hook",
        ChannelSpec.Type.WEBHOOK,
        Map.of("url", server.url() + "/hook", "secret", "${SECRET}"));
  }

  @Override
  void assertOnlyText(String received, String name) throws Exception {
    // Receivers get the name as it is; JSON alone stands between it and the rest.
    assertThat(new ObjectMapper().readTree(received).findValuesAsText("title")).contains(name);
  }

  @Test
  void postsASignedCloudEvent() throws Exception {
    deliver();

    LocalServer.Request request = server.requests().get(0);
    JsonNode event = new ObjectMapper().readTree(request.body());
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo("5f2c0c0e-0001-3000-8000-000000000001");
    assertThat(event.at("/data/items/0/values/2/value").asDouble()).isEqualTo(1.2);
    assertThat(request.headers().get("Content-type").get(0))
        .startsWith("application/cloudevents+json");
    String timestamp = request.headers().get("X-channelwatch-timestamp").get(0);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        mac.doFinal((timestamp + '.' + request.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(request.headers().get("X-channelwatch-signature"))
        .containsExactly("sha256=" + HexFormat.of().formatHex(expected));
  }
}
