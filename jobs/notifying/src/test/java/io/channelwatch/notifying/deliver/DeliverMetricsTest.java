package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.conventions.RecordedMetrics;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// That the harness's close() may be interrupted is how Flink declares it.
@SuppressWarnings("try")
class DeliverMetricsTest {
  private static final String DECISIONS =
      "channel_status_why_decisions{<channel>=chat, <status>=%s, <why>=%s}";
  private static final String FAILED_ATTEMPTS =
      "channel_error_failedAttempts{<channel>=chat, <error>=http_503}";

  private static volatile boolean down;
  private static volatile boolean refusing;
  private final RecordedMetrics metrics = new RecordedMetrics();

  @BeforeEach
  void reset() {
    down = false;
    refusing = false;
  }

  @Test
  void whatWasSentIsCountedAndHowLongItTook() throws Exception {
    try (var harness = open(metrics, null)) {
      harness.processElement(message("1"), 0);
      harness.processElement(message("2"), 0);
      assertThat(metrics.value("pending")).isEqualTo(2);
      drain(harness, 2);
    }
    assertThat(metrics.value(DECISIONS.formatted("SENT", "FIRST"))).isEqualTo(2);
    assertThat(metrics.count("channel_deliveryLag{<channel>=chat}")).isEqualTo(2);
    assertThat(metrics.value("pending")).isZero();
  }

  @Test
  void aRefusalIsCountedByItsError() throws Exception {
    refusing = true;
    try (var harness = open(metrics, null)) {
      harness.processElement(message("1"), 0);
      drain(harness, 1);
    }
    assertThat(metrics.value(DECISIONS.formatted("FAILED", "invalid_auth"))).isEqualTo(1);
    assertThat(metrics.value("pending")).isZero();
  }

  @Test
  void attemptsThatFailAreCountedAndWhatIsPendingStaysSoThroughACrash() throws Exception {
    down = true;
    OperatorSubtaskState state;
    try (var harness = open(metrics, null)) {
      harness.processElement(message("1"), 0);
      harness.processElement(message("2"), 0);
      await().ignoreExceptions().until(() -> metrics.value(FAILED_ATTEMPTS) >= 2);
      state = harness.snapshot(1, 1);
    }
    RecordedMetrics after = new RecordedMetrics();
    try (var restored = open(after, state)) {
      assertThat(after.value("pending")).isEqualTo(2);
      down = false;
      drain(restored, 2);
      assertThat(after.value("pending")).isZero();
    }
  }

  private static Message message(String id) {
    ChannelSpec chat = new ChannelSpec("chat", ChannelSpec.Type.SLACK, Map.of());
    return Examples.identified(Examples.message(chat, Examples.opened(id, 1_000)), id);
  }

  private static Courier courier() {
    return new Courier(
        spec -> DeliverMetricsTest::send,
        new RetryTimes(Duration.ofMillis(1), Duration.ofMillis(5)));
  }

  private static @Nullable String send(Letter letter) throws ChannelException {
    if (down) {
      throw ChannelException.passing("http_503", "Down.");
    }
    if (refusing) {
      throw ChannelException.refused("invalid_auth", "No.");
    }
    return null;
  }

  private static OneInputStreamOperatorTestHarness<Message, Decision> open(
      RecordedMetrics metrics, @Nullable OperatorSubtaskState state) throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<Message, Decision>(
            new DeliverOperatorFactory(DeliverMetricsTest::courier), metrics.environment());
    KeySelector<Message, String> recipient = message -> message.recipient().id();
    harness.getStreamConfig().setStatePartitioner(0, recipient);
    harness.getStreamConfig().setStateKeySerializer(Types.STRING.createSerializer(null));
    harness.getStreamConfig().serializeAllConfigs();
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Runs what threads left for the task until this many decisions have come out. */
  private static void drain(
      OneInputStreamOperatorTestHarness<Message, Decision> harness, int decisions) {
    await()
        .pollInSameThread()
        .until(
            () -> {
              TaskMailbox mailbox = harness.getTaskMailbox();
              while (mailbox.hasMail()) {
                mailbox.take(0).run();
              }
              return harness.extractOutputValues().size() >= decisions;
            });
  }
}
