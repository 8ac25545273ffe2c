package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel over HTTP must do beside. */
abstract class HttpConformance extends ChannelConformance {
  final LocalServer server = new LocalServer(goodAnswer());
  private int failures;

  abstract String goodAnswer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Override
  void refuseNext() {
    fail(403);
  }

  @Override
  void breakNext() {
    fail(503);
  }

  private void fail(Integer status) {
    failures++;
    server.answerNext(new LocalServer.Answer(status, Map.of(), ""));
  }

  @Override
  int taken() {
    return Math.max(0, server.requests().size() - failures);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 302})
  void otherStatusesAreRefusals(int status) throws Exception {
    fail(status);

    assertThat(deliver().error()).isEqualTo("http_" + status);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void theseStatusesArePassing(int status) throws Exception {
    fail(status);

    assertThat(deliver().error()).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsPassing() throws Exception {
    fail(null);

    assertThat(deliver().error()).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void retryAfterIsHonoured() throws Exception {
    failures++;
    server.answerNext(new LocalServer.Answer(429, Map.of("Retry-After", "1"), ""));

    assertThat(deliver().error()).isNull();
    long between = server.requests().get(1).at() - server.requests().get(0).at();
    assertThat(between).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
  }
}
