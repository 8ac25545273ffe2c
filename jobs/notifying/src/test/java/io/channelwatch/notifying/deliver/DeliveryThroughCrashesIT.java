package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.notification.Chain;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Recipient;
import io.channelwatch.notifying.Examples;
import io.channelwatch.notifying.RecordingSink;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Receivers fail, hang, throttle and die while task managers are killed; counted at the receivers.
 */
class DeliveryThroughCrashesIT {
  private static final int RECIPIENTS = 40;
  private static final int EACH = 5;
  // Far longer than an answer takes here, so that what was taken late is not sent again.
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final RetryTimes FAST =
      new RetryTimes(Duration.ofMillis(20), Duration.ofMillis(200));
  private static final CourierFactory COURIERS =
      () ->
          new Courier(
              new Channels(
                  ChannelConformance.TEXT,
                  Map.of("SECRET", "s")::get,
                  ChannelConformance.LOOPBACK,
                  TIMEOUT),
              FAST);

  private UnreliableServer slack;
  private UnreliableServer hook;
  private ScriptedSmtp mail;
  private int nobody;
  private MiniCluster cluster;

  @BeforeEach
  void start() throws Exception {
    slack = new UnreliableServer();
    hook = new UnreliableServer();
    mail = new ScriptedSmtp();
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    TestStreamEnvironment.setAsContext(cluster, 2);
  }

  @AfterEach
  void stop() throws Exception {
    TestStreamEnvironment.unsetAsContext();
    cluster.close();
    slack.close();
    hook.close();
    mail.close();
  }

  @Test
  void unreliableReceiversTakeEachMessageOnce() throws Exception {
    RecordingSink decisions = new RecordingSink();
    JobClient job = submit(decisions);
    dieAndComeBack();
    job.getJobExecutionResult().get();

    everythingWasTold(decisions);
    assertThat(slack.taken().values()).containsOnly(1);
    assertThat(hook.taken().values()).containsOnly(1);
    assertThat(mails().values()).containsOnly(1L);
  }

  @Test
  void killedTaskManagersLoseNothingAndRepeatOnlyWhatWasUnderWay() throws Exception {
    RecordingSink decisions = new RecordingSink();
    JobClient job = submit(decisions);
    int kills = 0;
    for (int taken : List.of(15, 50, 90)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> slack.taken().size() >= taken / 2);
      cluster.terminateTaskManager(kills).get();
      cluster.startTaskManager();
      kills++;
      if (kills == 2) {
        dieAndComeBack();
      }
    }
    job.getJobExecutionResult().get();

    everythingWasTold(decisions);
    // What a receiver took between the last checkpoint and a kill comes again under its id.
    assertThat(slack.taken().values()).allMatch(times -> times <= 4);
    assertThat(hook.taken().values()).allMatch(times -> times <= 4);
    assertThat(repeats()).isLessThan(messages().size() / 2);
  }

  /** Every message was taken somewhere, by whom it was meant for, and the record says so. */
  private void everythingWasTold(RecordingSink decisions) {
    Set<String> taken = new java.util.HashSet<>(slack.taken().keySet());
    taken.addAll(hook.taken().keySet());
    taken.addAll(mails().keySet());
    Set<String> all = messages().stream().map(Message::notificationId).collect(Collectors.toSet());
    assertThat(taken).isEqualTo(all);
    assertThat(decisions.written()).extracting(Decision::status).containsOnly(Decision.Status.SENT);
    assertThat(decisions.written()).extracting(Decision::notificationId).containsAll(all);
  }

  private int repeats() {
    int slackRepeats = slack.taken().values().stream().mapToInt(times -> times - 1).sum();
    return slackRepeats + hook.taken().values().stream().mapToInt(times -> times - 1).sum();
  }

  private Map<String, Long> mails() {
    return mail.received().stream()
        .map(text -> Mails.id(text))
        .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }

  private void dieAndComeBack() throws IOException, InterruptedException {
    slack.die();
    hook.die();
    Thread.sleep(500);
    slack.revive();
    hook.revive();
  }

  private JobClient submit(RecordingSink decisions) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", "100");
    configuration.setString("restart-strategy.fixed-delay.delay", "20 ms");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.enableCheckpointing(100);
    env.fromData(messages(), TypeInformation.of(Message.class))
        .uid("messages")
        .setParallelism(1)
        .map(DeliveryThroughCrashesIT::slowly, TypeInformation.of(Message.class))
        .uid("slowly")
        .setParallelism(1)
        .keyBy(message -> message.recipient().id())
        .transform(
            "deliver", TypeInformation.of(Decision.class), new DeliverOperatorFactory(COURIERS))
        .uid("deliver")
        .sinkTo(decisions)
        .uid("decisions");
    JobClient job = env.executeAsync();
    await().until(() -> job.getJobStatus().get() == JobStatus.RUNNING);
    return job;
  }

  /** Leaves time for checkpoints and crashes in between. */
  private static Message slowly(Message message) throws InterruptedException {
    Thread.sleep(20);
    return message;
  }

  private List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    for (int number = 0; number < EACH; number++) {
      for (int i = 0; i < RECIPIENTS; i++) {
        String id = "message-%d-%d".formatted(i, number);
        Recipient to =
            new Recipient("r" + i, "Recipient " + i, "r%d@example.com".formatted(i), "U" + i, null);
        Message like =
            Examples.message(chain(i), Examples.opened("alert-" + i, Examples.OPENED_AT + number));
        // A channel with another behind it is given up soon, one without never.
        long giveUpAfter = like.chain().channels().size() > 1 ? 200 : 600_000;
        messages.add(
            new Message(
                id,
                like.at(),
                to,
                "cam",
                like.chain(),
                like.why(),
                like.items(),
                null,
                giveUpAfter));
      }
    }
    return messages;
  }

  private Chain chain(int recipient) {
    ChannelSpec chat = slack("slack", slack.url());
    ChannelSpec event =
        new ChannelSpec(
            "hook", ChannelSpec.Type.WEBHOOK, Map.of("url", hook.url(), "secret", "${SECRET}"));
    ChannelSpec dead = slack("dead", "http://127.0.0.1:" + nobody);
    ChannelSpec post =
        new ChannelSpec(
            "email",
            ChannelSpec.Type.EMAIL,
            Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(mail.port()),
                "security", "none",
                "from", "alerts@example.com"));
    return switch (recipient % 4) {
      case 0, 1 -> new Chain(List.of(chat));
      case 2 -> new Chain(List.of(event));
      default -> new Chain(List.of(dead, post));
    };
  }

  private static ChannelSpec slack(String name, String url) {
    return new ChannelSpec(
        name, ChannelSpec.Type.SLACK, Map.of("token", "${SECRET}", "api_url", url));
  }
}
