package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.alerting.alert.PartnerStore.PartnerStateForm;
import io.channelwatch.event.Activity;
import io.channelwatch.kpi.FxRates;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.util.TestingTaskManagerRuntimeInfo;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PartnerStoreTest {

  private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
  private static final long ONE = HeapSize.of(0, 0);
  private static final long MUCH = 1_000 * ONE;

  @Test
  void writesNothingWhileThereIsRoom() throws Exception {
    try (Task task = Task.withRoomFor(10 * ONE)) {
      task.touchEach(10);
      task.touchEach(10);
      assertThat(task.written).isZero();
      assertThat(task.read).isZero();
    }
  }

  @Test
  void writesThatWhichWasTouchedLeastLatelyToMakeRoom() throws Exception {
    try (Task task = Task.withRoomFor(10 * ONE)) {
      task.touchEach(11);
      assertThat(task.written).isEqualTo(1);
      task.store().change("p1");
      assertThat(task.read).isZero();
      task.store().change("p0");
      assertThat(task.read).isEqualTo(1);
    }
  }

  @Test
  void aPartnerThatGrowsPushesOthersOut() throws Exception {
    try (Task task = Task.withRoomFor(10 * ONE)) {
      task.touchEach(10);
      for (int i = 0; i < 300; i++) {
        task.activity("p9", i);
      }
      assertThat(HeapSize.of(0, 300)).isGreaterThan(6 * ONE);
      assertThat(task.written).isGreaterThan(6).isLessThan(10);
    }
  }

  @Test
  void aPartnerThatGrewWhileItWasTouchedOncePushesOthersOutAtTheNextTouch() throws Exception {
    try (Task task = Task.withRoomFor(10 * ONE)) {
      task.touchEach(9);
      PartnerState grown = task.store().change("grown");
      for (int i = 0; i < 300; i++) {
        task.activity(grown, i);
      }
      assertThat(task.written).isZero();
      task.store().change("p8");
      assertThat(task.written).isGreaterThan(6).isLessThan(10);
    }
  }

  @Test
  void writesAtACheckpointWhatHasChangedAndNothingElse() throws Exception {
    try (Task task = Task.withRoomFor(MUCH)) {
      task.touchEach(10);
      task.store().flush();
      assertThat(task.written).isEqualTo(10);
      task.store().change("p3");
      task.store().flush();
      assertThat(task.written).isEqualTo(11);
      task.store().flush();
      assertThat(task.written).isEqualTo(11);
    }
  }

  @Test
  void whatWasWrittenAtACheckpointIsNotWrittenAgainToMakeRoom() throws Exception {
    try (Task task = Task.withRoomFor(20 * ONE)) {
      task.touchEach(10);
      task.store().flush();
      task.touchEach("q", 20);
      assertThat(task.written).isEqualTo(10);
    }
  }

  @Test
  void readsAndWritesABusyPartnerOnceACheckpointHoweverBusyItIs() throws Exception {
    try (Task task = Task.withRoomFor(10 * ONE)) {
      for (int i = 0; i < 2_000; i++) {
        task.store().change("busy");
        task.store().change("rare" + i % 400);
      }
      long ofRare = task.written;
      task.store().flush();
      assertThat(ofRare).isBetween(1_900L, 2_000L);
      assertThat(task.readOfBusy).isZero();
      assertThat(task.writtenOfBusy).isEqualTo(1);
    }
  }

  @Test
  void keepsTheSameHoweverLittleRoomThereIs() throws Exception {
    Map<String, String> expected = played(MUCH, 1);
    assertThat(expected).hasSizeGreaterThan(10);
    for (long room : new long[] {0, ONE, 3 * ONE, 20 * ONE}) {
      assertThat(played(room, 1)).isEqualTo(expected);
    }
  }

  /** The partners' bytes after activities in a random order with checkpoints in between. */
  private static Map<String, String> played(long room, int seed) throws Exception {
    Random random = new Random(seed);
    try (Task task = Task.withRoomFor(room)) {
      for (int i = 0; i < 500; i++) {
        task.activity("p" + random.nextInt(12), i);
        if (random.nextInt(50) == 0) {
          task.store().flush();
        }
      }
      task.store().flush();
      Map<String, String> bytes = new TreeMap<>();
      for (int i = 0; i < 12; i++) {
        bytes.put("p" + i, task.stored("p" + i));
      }
      return bytes;
    }
  }

  @Test
  void theSlotsShareAPartOfTheHeap() {
    WatchSettings settings = WatchSettings.of(TestSettings.defaults(), new FewRevenuesRule());
    long heap = Runtime.getRuntime().maxMemory();
    assertThat(settings.partnerBytes(slots(1))).isEqualTo((long) (0.4 * heap));
    assertThat(settings.partnerBytes(slots(4))).isEqualTo((long) (0.4 * heap / 4));
  }

  private static TestingTaskManagerRuntimeInfo slots(int slots) {
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    return new TestingTaskManagerRuntimeInfo(configuration);
  }

  /** A task that has a store and nothing else, and counts what becomes of its partners. */
  private static final class Task implements AutoCloseable, PartnerStateForm {

    private final WatchCore core =
        new WatchCore(WatchSettings.of(TestSettings.defaults(), new FewRevenuesRule()));
    private final Operator operator;
    private final KeyedOneInputStreamOperatorTestHarness<String, String, String> harness;
    private long read;
    private long written;
    private long readOfBusy;
    private long writtenOfBusy;

    private Task(long room) throws Exception {
      operator = new Operator(this, room);
      harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, id -> id, Types.STRING);
      harness.open();
    }

    static Task withRoomFor(long bytes) throws Exception {
      return new Task(bytes);
    }

    PartnerStore store() {
      return operator.store;
    }

    void touchEach(int partners) throws Exception {
      touchEach("p", partners);
    }

    void touchEach(String prefix, int partners) throws Exception {
      for (int i = 0; i < partners; i++) {
        store().change(prefix + i);
      }
    }

    void activity(String partner, int number) throws Exception {
      activity(store().change(partner), number);
    }

    void activity(PartnerState partner, int number) {
      long at = START + number * 60_000L;
      Activity activity =
          new Activity("a" + number, partner.partnerId(), at, "portal_login", 10_000, null, null);
      assertThat(core.watch().apply(partner, activity, at, new FxRates("USD"))).isNull();
    }

    String stored(String partner) throws Exception {
      Map<String, String> stored = new TreeMap<>();
      store()
          .forEachStored(
              state ->
                  stored.put(
                      state.partnerId(), HexFormat.of().formatHex(core.form().write(state))));
      return stored.get(partner);
    }

    @Override
    public PartnerState create(String partnerId) {
      return core.form().create(partnerId);
    }

    @Override
    public byte[] write(PartnerState state) {
      written++;
      writtenOfBusy += state.partnerId().equals("busy") ? 1 : 0;
      return core.form().write(state);
    }

    @Override
    public PartnerState read(byte[] bytes) {
      PartnerState state = core.form().read(bytes);
      read++;
      readOfBusy += state.partnerId().equals("busy") ? 1 : 0;
      return state;
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }

  private static final class Operator extends AbstractStreamOperator<String>
      implements OneInputStreamOperator<String, String> {

    private static final long serialVersionUID = 1;

    private final transient PartnerStateForm form;
    private final long room;
    private transient PartnerStore store;

    Operator(PartnerStateForm form, long room) {
      this.form = form;
      this.room = room;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      store = new PartnerStore(getKeyedStateBackend(), context.getKeyedStateStore(), form, room);
    }

    @Override
    public void processElement(StreamRecord<String> element) {}
  }
}
