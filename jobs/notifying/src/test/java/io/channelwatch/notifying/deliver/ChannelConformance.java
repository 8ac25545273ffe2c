package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.channelwatch.notification.Chain;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What every channel must do; a subclass brings the channel and the other side of it. */
abstract class ChannelConformance {
  static final String SECRET = "s3cr3t-never-shown";
  static final MessageText TEXT = new MessageText(ZoneId.of("UTC"), "USD");
  static final AllowedHosts LOOPBACK = new AllowedHosts(List.of("127.0.0.1", "localhost"));
  static final Secrets SECRETS = Map.of("SECRET", SECRET)::get;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Courier courier =
      new Courier(
          new Channels(TEXT, SECRETS, LOOPBACK, Duration.ofMillis(400)),
          new RetryTimes(Duration.ofMillis(10), Duration.ofMillis(40)));

  /** How the channel is configured. */
  abstract ChannelSpec spec();

  /** Makes the other side refuse the next message for good. */
  abstract void refuseNext();

  /** Makes the other side fail on the next message as if it were broken for a moment. */
  abstract void breakNext();

  /** Makes the other side say nothing to the next message. */
  abstract void hangNext();

  /** Makes the other side close the connection in the midst of the next message. */
  abstract void resetNext();

  /** Makes the other side go away. */
  abstract void stop() throws Exception;

  /** How many messages the other side has taken. */
  abstract int taken();

  /** All that the other side was sent. */
  abstract String received();

  @AfterEach
  void closeCourier() {
    courier.close();
  }

  Outcome deliver() throws Exception {
    return deliver(Examples.message(spec(), Examples.opened("a", 1_000)), LONG);
  }

  Outcome deliver(Message message, Duration patience) throws Exception {
    return courier.deliver(message, patience, Threads.NONE).get(60, TimeUnit.SECONDS);
  }

  @Test
  void aMessageThatIsTakenIsSent() throws Exception {
    Outcome outcome = deliver();

    assertThat(outcome.channel()).isEqualTo(spec().name());
    assertThat(outcome.error()).isNull();
    assertThat(outcome.detail()).isNull();
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void aRefusalIsNotRepeated() throws Exception {
    refuseNext();

    Outcome outcome = deliver();

    assertThat(outcome.error()).isNotNull();
    assertThat(taken()).isZero();
  }

  @Test
  void aPassingFailureIsRepeatedUntilTheMessageIsTaken() throws Exception {
    breakNext();
    breakNext();

    assertThat(deliver().error()).isNull();
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void aSilenceEndsInTimeAndIsPassing() throws Exception {
    hangNext();

    assertThat(deliver().error()).isNull();
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void aConnectionThatBreaksIsPassing() throws Exception {
    resetNext();

    assertThat(deliver().error()).isNull();
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void whereNobodyListensTheChannelIsGivenUpAndTheNextOneTried() throws Exception {
    ChannelSpec second = new ChannelSpec("second", spec().type(), spec().settings());
    stop();
    Message like = Examples.message(spec(), Examples.opened("a", 1_000));
    Message message = Examples.through(like, new Chain(List.of(spec(), second)), 300);

    Outcome outcome = deliver(message, SHORT);

    assertThat(outcome.channel()).isEqualTo("second");
    assertThat(outcome.error()).isEqualTo("unreachable");
    assertThat(outcome.detail())
        .contains(spec().name() + ": unreachable, ", "second: unreachable, ")
        .doesNotContain(SECRET);
  }

  @Test
  void aChannelThatStaysBrokenIsGivenUp() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      breakNext();
    }

    Outcome outcome = deliver(Examples.message(spec(), Examples.opened("a", 1_000)), SHORT);

    assertThat(outcome.error()).isNotNull();
    assertThat(taken()).isZero();
  }

  @Test
  void noErrorAndNoLogShowsASecret() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    // The template library tells of every template that it reads.
    ((Logger) LoggerFactory.getLogger("com.github.jknack")).setLevel(Level.INFO);
    StringBuilder outcomes = new StringBuilder();
    try {
      refuseNext();
      outcomes.append(deliver());
      hangNext();
      outcomes.append(deliver());
      stop();
      outcomes.append(deliver(Examples.message(spec(), Examples.opened("a", 1_000)), SHORT));
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }

    assertThat(outcomes.toString()).contains("error=unreachable").doesNotContain(SECRET);
    assertThat(log.list)
        .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain(SECRET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"><a href='javascript:alert(1)'>x</a>",
        "<!channel> <!here> <@U012> <#C012> <https://evil.example|Your bank>",
        "@here @channel https://evil.example",
        "*bold* _italic_ ~gone~ `code` ```block```",
        "Acme\r\nBcc: evil@example.com\r\n\r\nanother body",
        "Acme\nSubject: another\n.\nRCPT TO:<evil@example.com>",
        "{{{title}}} {{#each x}} ${SECRET} ${file:/etc/passwd} #{x}",
        "\\\",\"blocks\":[],\"x\":\"\\",
        "\u202Egro.elpmaxe\u2066 \u001b[31mred\u0007 \u0000",
        "=cmd|' /C calc'!A0; DROP TABLE x;--"
      })
  void aNameIsTextWhateverItHolds(String name) throws Exception {
    Item item = Examples.about(Examples.opened("a", 1_000), "risk", name, name, name);

    assertThat(deliver(Examples.message(spec(), item), LONG).error()).isNull();
    assertThat(taken()).isEqualTo(1);
    assertThat(received()).doesNotContain(SECRET + " ", "root:");
    assertOnlyText(received(), name);
  }

  /** Nothing of what was sent is anything but text because of the name in it. */
  abstract void assertOnlyText(String received, String name) throws Exception;

  @Test
  void aPartnersLeadershipIsToldNothingInternal() throws Exception {
    Message message = Examples.to("leader", Examples.message(spec(), Examples.opened("a", 1_000)));

    assertThat(deliver(message, LONG).error()).isNull();
    assertThat(received())
        .contains("Pipeline coverage is low")
        .doesNotContain("Review the open deals", "\"family\"", "pipeline-family");
  }
}
