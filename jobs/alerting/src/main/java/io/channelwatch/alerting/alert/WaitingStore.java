package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.PartnerRecordType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;

/**
 * The records that wait, where a checkpoint finds them. Between checkpoints they wait on the heap
 * alone: most never reach the state backend.
 */
final class WaitingStore {

  private static final String WAITING = "waiting";

  private final KeyedStateBackend<String> backend;
  private final ListState<PartnerRecord> state;
  private final Set<String> stored = new HashSet<>();

  WaitingStore(KeyedStateBackend<String> backend, KeyedStateStore store) {
    this.backend = backend;
    this.state = store.getListState(new ListStateDescriptor<>(WAITING, new PartnerRecordType()));
  }

  /** Replaces what the last checkpoint kept by what waits now. */
  void store(Agenda agenda) {
    for (String partner : stored) {
      backend.setCurrentKey(partner);
      state.clear();
    }
    stored.clear();
    agenda.forEachWaiting(this::store);
  }

  private void store(String partner, List<PartnerRecord> records) {
    backend.setCurrentKey(partner);
    try {
      state.update(records);
    } catch (Exception e) {
      throw new IllegalStateException("cannot store the records that wait for their tick", e);
    }
    stored.add(partner);
  }

  /** Shows each record that a checkpoint kept. */
  void restore(Consumer<PartnerRecord> consumer) throws Exception {
    for (String partner : PartnerStore.keys(backend, WAITING)) {
      backend.setCurrentKey(partner);
      state.get().forEach(consumer);
      stored.add(partner);
    }
  }
}
