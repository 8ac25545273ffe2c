package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
    fail(LocalServer.Answer.of(403));
  }

  @Override
  void breakNext() {
    fail(LocalServer.Answer.of(503));
  }

  @Override
  void hangNext() {
    fail(LocalServer.Answer.NONE);
  }

  @Override
  void resetNext() {
    fail(LocalServer.Answer.RESET);
  }

  @Override
  void stop() {
    server.close();
  }

  private void fail(LocalServer.Answer answer) {
    failures++;
    server.answerNext(answer);
  }

  @Override
  int taken() {
    return Math.max(0, server.requests().size() - failures);
  }

  @Override
  String received() {
    return server.requests().stream()
        .map(LocalServer.Request::body)
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 302})
  void otherStatusesAreRefusals(int status) throws Exception {
    fail(LocalServer.Answer.of(status));

    assertThat(deliver().error()).isEqualTo("http_" + status);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void theseStatusesArePassing(int status) throws Exception {
    fail(LocalServer.Answer.of(status));

    assertThat(deliver().error()).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void anAnswerThatBeginsAndNeverEndsIsPassing() throws Exception {
    fail(LocalServer.Answer.HALF);

    assertThat(deliver().error()).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void retryAfterIsHonoured() throws Exception {
    fail(new LocalServer.Answer(429, Map.of("Retry-After", "1"), ""));

    assertThat(deliver().error()).isNull();
    assertThat(waited()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void retryAfterCanNameAnInstant() throws Exception {
    Instant at = Instant.now().plusSeconds(2);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    fail(new LocalServer.Answer(503, Map.of("Retry-After", date), ""));

    assertThat(deliver().error()).isNull();
    assertThat(Instant.now())
        .isAfterOrEqualTo(at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  }

  @Test
  void aChannelThatAskedToWaitIsLeftAloneByAllMessages() throws Exception {
    fail(new LocalServer.Answer(429, Map.of("Retry-After", "1"), ""));
    fail(new LocalServer.Answer(429, Map.of("Retry-After", "0"), ""));

    assertThat(deliver().error()).isNull();
    assertThat(deliver().error()).isNull();
    assertThat(waited()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
    assertThat(server.requests()).hasSize(4);
  }

  private long waited() {
    return server.requests().get(1).at() - server.requests().get(0).at();
  }
}
