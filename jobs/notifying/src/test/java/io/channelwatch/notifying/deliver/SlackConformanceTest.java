package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.time.Duration;
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

  @Override
  void assertOnlyText(String received, String name) throws Exception {
    assertOnlySlackText(received);
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

  @Test
  void whatFollowsGoesToTheThreadAndWhatGotWorseIsShownInTheChannel() throws Exception {
    Channels channels = new Channels(TEXT, SECRETS, LOOPBACK, Duration.ofSeconds(5));
    Item opened = Examples.opened("a", 1_000);
    Item worse = Examples.item("a", 1, TransitionType.ESCALATED, Severity.CRITICAL, 2_000);
    Item ended = Examples.item("a", 2, TransitionType.RESOLVED, Severity.CRITICAL, 3_000);
    answer("{\"ok\":true,\"channel\":\"D9\",\"ts\":\"17.01\"}");

    Channel slack = channels.open(spec());
    String thread = slack.send(Letter.first(Examples.message(spec(), opened)));
    String same = slack.send(new Letter(Examples.message(spec(), worse), Map.of("a", thread)));
    slack.send(new Letter(Examples.message(spec(), ended), Map.of("a", thread)));
    Message both = Examples.message(spec(), ended, Examples.opened("b", 4_000));
    slack.send(new Letter(both, Map.of("a", thread)));

    assertThat(same).isEqualTo(thread);
    assertThat(body(0).has("thread_ts")).isFalse();
    assertThat(body(1).path("thread_ts").asText()).isEqualTo("17.01");
    assertThat(body(1).path("channel").asText()).isEqualTo("D9");
    assertThat(body(1).path("reply_broadcast").asBoolean()).isTrue();
    assertThat(body(2).path("thread_ts").asText()).isEqualTo("17.01");
    assertThat(body(2).path("reply_broadcast").asBoolean()).isFalse();
    // News of another episode is not hidden in the thread of one.
    assertThat(body(3).has("thread_ts")).isFalse();
  }

  @Test
  void whereTheThreadIsGoneTheMessageStandsByItself() throws Exception {
    Channel slack = new Channels(TEXT, SECRETS, LOOPBACK, Duration.ofSeconds(5)).open(spec());
    Item ended = Examples.item("a", 2, TransitionType.RESOLVED, Severity.CRITICAL, 3_000);
    answer("{\"ok\":false,\"error\":\"thread_not_found\"}");

    slack.send(new Letter(Examples.message(spec(), ended), Map.of("a", "D9 17.01")));

    assertThat(body(0).path("thread_ts").asText()).isEqualTo("17.01");
    assertThat(body(1).has("thread_ts")).isFalse();
    assertThat(body(1).path("channel").asText()).isEqualTo("U1");
  }

  private JsonNode body(int request) throws Exception {
    return new ObjectMapper().readTree(server.requests().get(request).body());
  }

  private void answer(String body) {
    server.answerNext(new LocalServer.Answer(200, Map.of(), body));
  }

  /** No text of Slack's holds anything but text, and none is looked at for links and mentions. */
  static void assertOnlySlackText(String received) throws Exception {
    JsonNode body = new ObjectMapper().readTree(received);
    List<JsonNode> texts = body.findParents("type");
    texts.removeIf(text -> !text.path("type").asText().equals("mrkdwn"));
    assertThat(texts).isNotEmpty().allMatch(text -> text.path("verbatim").asBoolean());
    assertThat(body.findValuesAsText("text"))
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain(
                        "<!", "<@", "<#", "<https://evil", "<script", "*bold*", "`code`"));
  }
}
