package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.notification.ChannelSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackWebhookConformanceTest extends HttpConformance {

  @Override
  String goodAnswer() {
    return "ok";
  }

  @Override
  ChannelSpec spec() {
    String url = server.url() + "/services/${SECRET}";
    return new ChannelSpec("slack", ChannelSpec.Type.SLACK, Map.of("webhook_url", url));
  }

  @Override
  void assertOnlyText(String received, String name) throws Exception {
    SlackConformanceTest.assertOnlySlackText(received);
  }

  @Test
  void postsToTheWebhook() throws Exception {
    deliver();

    assertThat(server.requests().get(0).path()).isEqualTo("/services/" + SECRET);
  }
}
