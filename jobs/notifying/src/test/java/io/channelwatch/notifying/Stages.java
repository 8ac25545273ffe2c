package io.channelwatch.notifying;

import static org.awaitility.Awaitility.await;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.Contact;
import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Silence;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.Courier;
import io.channelwatch.notifying.deliver.DeliverOperatorFactory;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.RetryTimes;
import io.channelwatch.notifying.group.GroupFunction;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import io.channelwatch.notifying.route.RouteOperator;
import io.channelwatch.rule.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The job's three stages in a row, one task each. Times are seconds since the story began. */
// That a harness's close() may be interrupted is how Flink declares it.
@SuppressWarnings("try")
final class Stages implements AutoCloseable {

  private static final String POLICIES =
      """
      apiVersion: channelwatch/v1
      kind: NotificationPolicies
      recipients:
        ops: {name: Operations, slack_id: C1}
      channels:
        chat: {type: slack, token: "${TOKEN}"}
      policies:
        - match: severity == 'CRITICAL'
          channels: [chat]
          deliver: immediate
          repeat_every: [1h, 2h]
          escalate: {after: 2h, to: [ops]}
        - {match: "true", channels: [chat], deliver: {digest: daily, at: "12:30"}}
      grouping: {wait: 30s, interval: 5m}
      quiet_hours: {from: "22:00", to: "06:00", weekends: true}
      inhibit: [{source: rule_id == 'nothing', target: "true", same: [partner_id]}]
      limits: {per_recipient: 20/h}
      fallback: ops
      """;

  // Static, since operators are handed on as bytes.
  private static volatile boolean down;
  private static final AtomicInteger FAILED = new AtomicInteger();
  private static final Map<String, List<String>> FOLLOWED = new ConcurrentHashMap<>();

  // In the story, so many messages wait for the channel when the states are kept.
  private static final int NOT_THROUGH = 1;

  private final KeyedTwoInputStreamOperatorTestHarness<String, PartnerNews, Ruling, Addressed>
      route =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              new RouteOperator("UTC"), PartnerNews::key, ruling -> "", Types.STRING);
  private final KeyedOneInputStreamOperatorTestHarness<String, Addressed, Message> group =
      new KeyedOneInputStreamOperatorTestHarness<>(
          new KeyedProcessOperator<>(new GroupFunction(false)),
          Addressed::recipientId,
          Types.STRING);
  private final KeyedOneInputStreamOperatorTestHarness<String, Message, Decision> deliver =
      new KeyedOneInputStreamOperatorTestHarness<>(
          new DeliverOperatorFactory(Stages::courier),
          message -> message.recipient().id(),
          Types.STRING);
  private int addressed;
  private int messages;
  private int decidedBefore;
  private int messagesBefore;

  /** What the stages keep, by their uids. */
  record Kept(Map<String, OperatorSubtaskState> byUid) {
    OperatorSubtaskState of(String uid) {
      return byUid.get(uid);
    }
  }

  private Stages() throws Exception {}

  /** Starts from what was kept, or from nothing. */
  static Stages start(@Nullable Kept kept) throws Exception {
    down = false;
    Stages stages = new Stages();
    stages.deliver.setup();
    if (kept != null) {
      stages.route.initializeState(kept.of(Uid.ALERTS_ROUTE));
      stages.group.initializeState(kept.of(Uid.ITEMS_GROUP));
      stages.deliver.initializeState(kept.of(Uid.MESSAGES_DELIVER));
    }
    stages.route.open();
    stages.group.open();
    stages.deliver.open();
    return stages;
  }

  Kept keep() throws Exception {
    decidedBefore = deliver.extractOutputValues().size();
    messagesBefore = messages;
    return new Kept(
        new TreeMap<>(
            Map.of(
                Uid.ALERTS_ROUTE, route.snapshot(1, 1),
                Uid.ITEMS_GROUP, group.snapshot(1, 1),
                Uid.MESSAGES_DELIVER, deliver.snapshot(1, 1))));
  }

  private static long instant(long seconds) {
    return Examples.OPENED_AT + seconds * 1_000;
  }

  void rules(long at) throws Exception {
    route.processElement2(new StreamRecord<>(Ruling.of(Examples.rules(POLICIES)), instant(at)));
  }

  void silence(String id, String match, long from, long until) throws Exception {
    Silence silence =
        new Silence(id, instant(from), false, match, instant(from), instant(until), false);
    route.processElement2(new StreamRecord<>(Ruling.of(silence), instant(from)));
  }

  void opened(String alert, long at) throws Exception {
    news(Examples.opened(alert, instant(at)));
  }

  void warned(String alert, long at) throws Exception {
    news(Examples.item(alert, 0, TransitionType.OPENED, Severity.WARNING, instant(at)));
  }

  void resolved(String alert, long at) throws Exception {
    news(Examples.item(alert, 1, TransitionType.RESOLVED, Severity.CRITICAL, instant(at)));
  }

  private void news(Item item) throws Exception {
    PartnerNews news = PartnerNews.of(Examples.incoming(item));
    route.processElement1(new StreamRecord<>(news, item.at()));
  }

  void contactBecomes(String name, long at) throws Exception {
    Contact contact = new Contact(name, null, "U2", null);
    ContactsChange change = new ContactsChange("p1", instant(at), instant(at), contact, null);
    route.processElement1(new StreamRecord<>(PartnerNews.of(change), instant(at)));
  }

  /** The clock has come to an instant; what is due by then goes from stage to stage. */
  void clock(long at) throws Exception {
    Watermark mark = new Watermark(instant(at));
    route.processBothWatermarks(mark);
    List<Addressed> routed = route.extractOutputValues();
    for (; addressed < routed.size(); addressed++) {
      group.processElement(routed.get(addressed), routed.get(addressed).at());
    }
    group.processWatermark(mark);
    List<Message> grouped = group.extractOutputValues();
    for (; messages < grouped.size(); messages++) {
      deliver.processElement(grouped.get(messages), grouped.get(messages).at());
    }
  }

  void channelGoesDown() {
    FAILED.set(0);
    down = true;
  }

  void channelComesBack() {
    down = false;
  }

  /** Waits until a message was tried in vain. */
  void awaitAttempt() {
    await().until(() -> FAILED.get() > 0);
  }

  /** Waits until so many messages were decided on. */
  void awaitDecisions(int count) {
    await()
        .pollInSameThread()
        .until(
            () -> {
              TaskMailbox mailbox = deliver.getTaskMailbox();
              while (mailbox.hasMail()) {
                mailbox.take(0).run();
              }
              return deliver.extractOutputValues().size() >= count;
            });
  }

  /** What was decided since the states were kept, in words, by the order of the alphabet. */
  List<String> decisions() {
    awaitDecisions(decidedBefore + NOT_THROUGH + messages - messagesBefore);
    List<Decision> decisions = deliver.extractOutputValues();
    return decisions.subList(decidedBefore, decisions.size()).stream()
        .map(Stages::words)
        .sorted()
        .toList();
  }

  private static String words(Decision decision) {
    long at = (decision.at() - Examples.OPENED_AT) / 1_000;
    List<String> items =
        decision.items().stream()
            .map(item -> item.alertId() + ' ' + item.transition() + ' ' + item.hashCode())
            .toList();
    return "%s at %d: %s, follows %s; %s"
        .formatted(
            decision.recipient(),
            at,
            decision.why(),
            FOLLOWED.get(decision.notificationId()),
            items);
  }

  private static Courier courier() {
    return new Courier(
        spec -> Stages::send, new RetryTimes(Duration.ofMillis(1), Duration.ofMillis(5)));
  }

  private static String send(Letter letter) throws ChannelException {
    if (down) {
      FAILED.incrementAndGet();
      throw ChannelException.passing("http_503", "Down.");
    }
    FOLLOWED.put(letter.message().notificationId(), letter.follows());
    return "thread of " + letter.message().items().get(0).alertId();
  }

  @Override
  public void close() throws Exception {
    route.close();
    group.close();
    deliver.close();
  }
}
