package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// That the harness's close() may be interrupted is how Flink declares it.
@SuppressWarnings("try")
class DeliverOperatorTest {
  private static final String SECRET = "xoxb-very-secret";
  private static final List<String> TRIED = new CopyOnWriteArrayList<>();
  private static final Map<String, List<String>> FOLLOWED = new ConcurrentHashMap<>();
  private static volatile boolean down;

  @BeforeEach
  void reset() {
    TRIED.clear();
    FOLLOWED.clear();
    down = false;
  }

  @Test
  void messagesOfAnOutboxGoOutOneAfterTheOther() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(message("1"), 0);
      harness.processElement(message("2"), 0);
      drain(harness, 2);

      assertThat(TRIED).containsExactly("1", "2");
      assertThat(harness.extractOutputValues())
          .extracting(Decision::status)
          .containsOnly(Decision.Status.SENT);
    }
  }

  @Test
  void aMessageThatCameBeforeIsNotSentAgain() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(message("1"), 0);
      harness.processElement(message("1"), 0);
      drain(harness, 1);
      harness.processElement(message("1"), 0);
      OperatorSubtaskState state = harness.snapshot(1, 1);
      try (var restored = open(state)) {
        restored.processElement(message("1"), 0);
        restored.processElement(message("2"), 0);
        drain(restored, 1);
      }
    }
    assertThat(TRIED).containsExactly("1", "2");
  }

  @Test
  void whatWasPendingAtACrashIsSentAfterIt() throws Exception {
    down = true;
    OperatorSubtaskState state;
    try (var harness = open(null)) {
      harness.processElement(message("1"), 0);
      harness.processElement(message("2"), 0);
      await().until(() -> TRIED.contains("1"));
      state = harness.snapshot(1, 1);
    }
    down = false;
    TRIED.clear();
    try (var restored = open(state)) {
      drain(restored, 2);

      assertThat(restored.extractOutputValues())
          .extracting(Decision::notificationId)
          .containsExactly("1", "2");
    }
  }

  @Test
  void whatFollowsOnAnEpisodeGoesToItsThreadAlsoAfterACrash() throws Exception {
    OperatorSubtaskState state;
    try (var harness = open(null)) {
      harness.processElement(about("1", TransitionType.OPENED), 0);
      drain(harness, 1);
      state = harness.snapshot(1, 1);
    }
    try (var restored = open(state)) {
      restored.processElement(about("2", TransitionType.ESCALATED), 0);
      restored.processElement(about("3", TransitionType.RESOLVED), 0);
      restored.processElement(about("4", TransitionType.OPENED), 0);
      drain(restored, 3);
    }

    assertThat(FOLLOWED.get("2")).containsExactly("thread of 1");
    assertThat(FOLLOWED.get("3")).containsExactly("thread of 1");
    assertThat(FOLLOWED.get("4")).isEmpty();
  }

  private static Message about(String id, TransitionType transition) {
    Item item = Examples.item("episode", 0, transition, Severity.WARNING, 1_000);
    ChannelSpec chat = new ChannelSpec("chat", ChannelSpec.Type.SLACK, Map.of("token", "${TOKEN}"));
    return Examples.identified(Examples.message(chat, item), id);
  }

  @Test
  void noSecretStandsInState() throws Exception {
    down = true;
    try (var harness = open(null)) {
      harness.processElement(message("1"), 0);
      await().until(() -> TRIED.contains("1"));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(harness.snapshot(1, 1));
      }
      String state = bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);

      assertThat(state).contains("${TOKEN}").doesNotContain(SECRET);
    }
  }

  private static Message message(String id) {
    ChannelSpec chat = new ChannelSpec("chat", ChannelSpec.Type.SLACK, Map.of("token", "${TOKEN}"));
    return Examples.identified(Examples.message(chat, Examples.opened(id, 1_000)), id);
  }

  private static Courier courier() {
    Secrets secrets = Map.of("TOKEN", SECRET)::get;
    ChannelFactory channels =
        spec -> {
          assertThat(new SettingsLookup(spec, secrets).required("token")).isEqualTo(SECRET);
          return DeliverOperatorTest::send;
        };
    return new Courier(channels, new RetryTimes(Duration.ofMillis(1), Duration.ofMillis(5)));
  }

  private static String send(Letter letter) throws ChannelException {
    String id = letter.message().notificationId();
    TRIED.add(id);
    FOLLOWED.put(id, letter.follows());
    if (down) {
      throw ChannelException.passing("http_503", "Down.");
    }
    return letter.thread() == null ? "thread of " + id : letter.thread();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Message, Decision> open(
      OperatorSubtaskState state) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Message, Decision> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new DeliverOperatorFactory(DeliverOperatorTest::courier),
            message -> message.recipient().id(),
            Types.STRING);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Runs what threads left for the task until this many decisions have come out. */
  private static void drain(
      KeyedOneInputStreamOperatorTestHarness<String, Message, Decision> harness, int decisions) {
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
