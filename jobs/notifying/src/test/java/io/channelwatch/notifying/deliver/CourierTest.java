package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.notification.Chain;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notifying.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final RetryTimes FAST = new RetryTimes(Duration.ofMillis(1), Duration.ofMillis(4));
  private static final ChannelSpec FIRST =
      new ChannelSpec("first", ChannelSpec.Type.SLACK, Map.of());
  private static final ChannelSpec SECOND =
      new ChannelSpec("second", ChannelSpec.Type.EMAIL, Map.of());

  @Test
  void whenOneChannelRefusesTheNextOneIsTried() throws Exception {
    Outcome outcome =
        deliver(
            spec ->
                message -> {
                  if (spec.equals(FIRST)) {
                    throw ChannelException.refused("channel_not_found", "No such channel.");
                  }
                  return "1.2";
                });

    assertThat(outcome)
        .isEqualTo(
            new Outcome("second", null, "first: channel_not_found, No such channel.", "1.2"));
  }

  @Test
  void whenNoChannelTakesItTheLastErrorIsTold() throws Exception {
    Outcome outcome =
        deliver(
            spec ->
                message -> {
                  throw ChannelException.refused(spec.name() + "_broken", "No.");
                });

    assertThat(outcome.error()).isEqualTo("second_broken");
    assertThat(outcome.detail()).isEqualTo("first: first_broken, No. second: second_broken, No.");
  }

  @Test
  void anExceptionThatNobodyForesawShowsItsNameAlone() throws Exception {
    Outcome outcome =
        deliver(
            spec ->
                message -> {
                  throw new IllegalStateException("token xoxb-123");
                });

    assertThat(outcome.error()).isEqualTo("broken");
    assertThat(outcome.toString()).doesNotContain("xoxb");
  }

  @Test
  void afterARefusalTheChannelIsOpenedAnew() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Chain chain = new Chain(List.of(FIRST));
    ChannelFactory changing =
        spec -> {
          int secret = opened.incrementAndGet();
          return letter -> {
            if (secret == 1) {
              throw ChannelException.refused("invalid_auth", "An old token.");
            }
            return null;
          };
        };
    try (Courier courier = new Courier(changing, FAST)) {
      assertThat(deliver(courier, chain).error()).isEqualTo("invalid_auth");
      assertThat(deliver(courier, chain).error()).isNull();
      assertThat(deliver(courier, chain).error()).isNull();
    }
    assertThat(opened).hasValue(2);
  }

  private static Outcome deliver(ChannelFactory channels) throws Exception {
    Chain chain = new Chain(List.of(FIRST, SECOND));
    try (Courier courier = new Courier(channels, FAST)) {
      return deliver(courier, chain);
    }
  }

  private static Outcome deliver(Courier courier, Chain chain) throws Exception {
    return courier
        .deliver(
            Examples.message(chain, Examples.opened("a", 1)), Duration.ofSeconds(1), Threads.NONE)
        .get(20, TimeUnit.SECONDS);
  }
}
