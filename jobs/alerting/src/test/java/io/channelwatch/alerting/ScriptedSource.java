package io.channelwatch.alerting;

import io.channelwatch.alerting.ingest.Received;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Partitions that a test wrote down: each is read in its order, under watermarks that say how far
 * all of a task's partitions have been read. Half-way a task waits until a checkpoint is complete,
 * so that what comes after can fail behind one.
 */
final class ScriptedSource implements Source<Received, ScriptedSource.Partition, List<Integer>> {

  private static final long serialVersionUID = 1;

  // Tasks of a mini cluster run in this process; what they read need not be sent to them.
  private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

  private final String name = UUID.randomUUID().toString();

  /**
   * What is read.
   *
   * @param partitions records by ascending timestamps
   * @param pauseAt the timestamp at which a checkpoint is waited for
   * @param until the last watermark
   */
  record Script(List<List<Received>> partitions, long pauseAt, long until) {}

  /** A partition and the number of its records that were read. */
  record Partition(int number, int position) implements SourceSplit {
    @Override
    public String splitId() {
      return String.valueOf(number);
    }
  }

  ScriptedSource(Script script) {
    SCRIPTS.put(name, script);
  }

  private Script script() {
    Script script = SCRIPTS.get(name);
    if (script == null) {
      throw new IllegalStateException("no script of that name in this process: " + name);
    }
    return script;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Received, Partition> createReader(SourceReaderContext context) {
    return new Reader(script());
  }

  @Override
  public SplitEnumerator<Partition, List<Integer>> createEnumerator(
      SplitEnumeratorContext<Partition> context) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < script().partitions().size(); i++) {
      all.add(i);
    }
    return new Assignment(context, all);
  }

  @Override
  public SplitEnumerator<Partition, List<Integer>> restoreEnumerator(
      SplitEnumeratorContext<Partition> context, List<Integer> unassigned) {
    return new Assignment(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<Partition> getSplitSerializer() {
    return new PartitionForm();
  }

  @Override
  public SimpleVersionedSerializer<List<Integer>> getEnumeratorCheckpointSerializer() {
    return new NumbersForm();
  }

  /** Gives partition n to task n modulo the number of tasks. */
  private static final class Assignment implements SplitEnumerator<Partition, List<Integer>> {

    private final SplitEnumeratorContext<Partition> context;
    private final Map<Integer, Partition> unassigned = new TreeMap<>();

    Assignment(SplitEnumeratorContext<Partition> context, List<Integer> unassigned) {
      this.context = context;
      unassigned.forEach(number -> this.unassigned.put(number, new Partition(number, 0)));
    }

    @Override
    public void addReader(int task) {
      for (Partition partition : List.copyOf(unassigned.values())) {
        if (partition.number() % context.currentParallelism() == task) {
          unassigned.remove(partition.number());
          context.assignSplit(partition, task);
        }
      }
      context.signalNoMoreSplits(task);
    }

    @Override
    public void addSplitsBack(List<Partition> partitions, int task) {
      partitions.forEach(partition -> unassigned.put(partition.number(), partition));
    }

    @Override
    public List<Integer> snapshotState(long checkpointId) {
      return List.copyOf(unassigned.keySet());
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int task, String hostname) {}

    @Override
    public void close() {}
  }

  private static final class Reader implements SourceReader<Received, Partition> {

    private final Script script;
    private final Map<Integer, Integer> positions = new TreeMap<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean complete;
    private boolean passedPause;

    Reader(Script script) {
      this.script = script;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Received> output) {
      if (!complete) {
        return waitFor();
      }
      Integer next =
          positions.keySet().stream()
              .filter(this::hasNext)
              .min(Comparator.comparingLong(number -> next(number).timestamp()))
              .orElse(null);
      if (next == null) {
        output.emitWatermark(new Watermark(script.until()));
        return InputStatus.END_OF_INPUT;
      }
      Received received = next(next);
      if (received.timestamp() >= script.pauseAt() && !passedPause) {
        return waitFor();
      }
      positions.merge(next, 1, Integer::sum);
      output.collect(received, received.timestamp());
      output.emitWatermark(new Watermark(received.timestamp() - 1));
      return InputStatus.MORE_AVAILABLE;
    }

    private InputStatus waitFor() {
      if (available.isDone()) {
        available = new CompletableFuture<>();
      }
      return InputStatus.NOTHING_AVAILABLE;
    }

    private boolean hasNext(int partition) {
      return positions.get(partition) < script.partitions().get(partition).size();
    }

    private Received next(int partition) {
      return script.partitions().get(partition).get(positions.get(partition));
    }

    @Override
    public void addSplits(List<Partition> splits) {
      splits.forEach(split -> positions.put(split.number(), split.position()));
      passedPause |= splits.stream().anyMatch(split -> split.position() > 0);
      available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
      complete = true;
      available.complete(null);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      passedPause = true;
      available.complete(null);
    }

    @Override
    public List<Partition> snapshotState(long checkpointId) {
      List<Partition> partitions = new ArrayList<>();
      positions.forEach((number, position) -> partitions.add(new Partition(number, position)));
      return partitions;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return available;
    }

    @Override
    public void start() {}

    @Override
    public void close() {}
  }

  private record PartitionForm() implements SimpleVersionedSerializer<Partition> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Partition partition) {
      return ByteBuffer.allocate(8).putInt(partition.number()).putInt(partition.position()).array();
    }

    @Override
    public Partition deserialize(int version, byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new Partition(in.getInt(), in.getInt());
    }
  }

  private record NumbersForm() implements SimpleVersionedSerializer<List<Integer>> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(List<Integer> numbers) {
      ByteBuffer out = ByteBuffer.allocate(4 * numbers.size());
      numbers.forEach(out::putInt);
      return out.array();
    }

    @Override
    public List<Integer> deserialize(int version, byte[] bytes) {
      List<Integer> numbers = new ArrayList<>();
      ByteBuffer in = ByteBuffer.wrap(bytes);
      while (in.hasRemaining()) {
        numbers.add(in.getInt());
      }
      return numbers;
    }
  }
}
