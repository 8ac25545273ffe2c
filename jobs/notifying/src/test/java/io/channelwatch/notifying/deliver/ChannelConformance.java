package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notifying.Examples;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every channel must do; a subclass brings the channel and the other side of it. */
abstract class ChannelConformance {
  static final String SECRET = "s3cr3t-never-shown";
  static final MessageText TEXT = new MessageText(ZoneId.of("UTC"), "USD");
  static final Secrets SECRETS = Map.of("SECRET", SECRET)::get;

  private final Courier courier =
      new Courier(
          new Channels(TEXT, SECRETS, Duration.ofMillis(400)),
          new RetryTimes(Duration.ofMillis(10), Duration.ofMillis(40)));

  /** How the channel is configured. */
  abstract ChannelSpec spec();

  /** Makes the other side refuse the next message for good. */
  abstract void refuseNext();

  /** Makes the other side fail on the next message as if it were broken for a moment. */
  abstract void breakNext();

  /** How many messages the other side has taken. */
  abstract int taken();

  @AfterEach
  void closeCourier() {
    courier.close();
  }

  Outcome deliver() throws Exception {
    return deliver(Duration.ofSeconds(20));
  }

  Outcome deliver(Duration patience) throws Exception {
    CompletableFuture<Outcome> outcome =
        courier.deliver(Examples.message(spec(), Examples.opened("a", 1_000)), patience);
    return outcome.get(60, TimeUnit.SECONDS);
  }

  @Test
  void aMessageThatIsTakenIsSent() throws Exception {
    Outcome outcome = deliver();

    assertThat(outcome).isEqualTo(new Outcome(spec().name(), null, null));
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

    Outcome outcome = deliver();

    assertThat(outcome.error()).isNull();
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void aChannelThatStaysBrokenIsGivenUp() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      breakNext();
    }

    Outcome outcome = deliver(Duration.ofMillis(200));

    assertThat(outcome.error()).isNotNull();
    assertThat(taken()).isZero();
  }

  @Test
  void noErrorShowsASecret() throws Exception {
    refuseNext();
    Outcome refused = deliver();
    for (int i = 0; i < 2_000; i++) {
      breakNext();
    }
    Outcome givenUp = deliver(Duration.ofMillis(200));

    assertThat(refused.toString() + givenUp).doesNotContain(SECRET);
  }
}
