package io.channelwatch.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.alerting.sink.Written;
import io.channelwatch.config.Settings.Delivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Keeps what is written where the test can see it: at once, or when its checkpoint is complete. */
class RecordingSink implements Sink<Written> {

  private static final long serialVersionUID = 1;

  // Tasks of a mini cluster run in this process.
  private static final Map<String, List<Written>> WRITTEN = new ConcurrentHashMap<>();

  private final String name = UUID.randomUUID().toString();

  static RecordingSink of(Delivery delivery) {
    return delivery == Delivery.EXACTLY_ONCE ? new Transactional() : new RecordingSink();
  }

  /** What can be seen so far, in the order in which it was written. */
  List<Written> written() {
    return List.copyOf(seen());
  }

  List<Written> seen() {
    return WRITTEN.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>());
  }

  @Override
  public SinkWriter<Written> createWriter(WriterInitContext context) throws IOException {
    return new SinkWriter<>() {
      @Override
      public void write(Written record, Context ignored) {
        seen().add(record);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }

  /** Shows records when the checkpoint that covers them is complete, and each batch once. */
  private static final class Transactional extends RecordingSink
      implements SupportsCommitter<String> {

    private static final long serialVersionUID = 1;
    private static final Map<String, List<Written>> PREPARED = new ConcurrentHashMap<>();
    private static final Set<String> COMMITTED = ConcurrentHashMap.newKeySet();

    @Override
    public SinkWriter<Written> createWriter(WriterInitContext context) {
      return new Writer();
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
      return new Committer<>() {
        @Override
        public void commit(Collection<CommitRequest<String>> batches) {
          for (CommitRequest<String> batch : batches) {
            if (COMMITTED.add(batch.getCommittable())) {
              seen().addAll(PREPARED.get(batch.getCommittable()));
            }
          }
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
      return new NameForm();
    }

    private static final class Writer implements CommittingSinkWriter<Written, String> {

      private final List<Written> batch = new ArrayList<>();

      @Override
      public void write(Written record, Context ignored) {
        batch.add(record);
      }

      @Override
      public Collection<String> prepareCommit() {
        String id = UUID.randomUUID().toString();
        PREPARED.put(id, List.copyOf(batch));
        batch.clear();
        return List.of(id);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    }
  }

  private record NameForm() implements SimpleVersionedSerializer<String> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(String name) {
      return name.getBytes(UTF_8);
    }

    @Override
    public String deserialize(int version, byte[] bytes) {
      return new String(bytes, UTF_8);
    }
  }
}
