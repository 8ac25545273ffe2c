package io.channelwatch.alerting.alert;

import io.channelwatch.alert.PartnerState;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * The partners of one task. Those that were touched last are kept as objects and written to the
 * state backend when they make room for others and before each checkpoint: a busy partner is read
 * and written once a checkpoint, not once a record. What they take on the heap is told from what
 * they took when they were written or read last, and from the records since.
 */
final class PartnerStore {

  private final KeyedStateBackend<String> backend;
  private final ValueState<byte[]> state;
  private final PartnerStateForm form;
  private final long room;
  private final LinkedHashMap<String, Kept> cache = new LinkedHashMap<>(1024, 0.75f, true);
  private final Set<String> changed = new HashSet<>();
  private long taken;

  /** The binary form of a partner's state. */
  interface PartnerStateForm {
    /** A new partner. */
    PartnerState create(String partnerId);

    /** The state as bytes. */
    byte[] write(PartnerState state);

    /** The state from its bytes. */
    PartnerState read(byte[] bytes);
  }

  /**
   * Partners in a state backend.
   *
   * @param room how many bytes of the heap those may take that are kept as objects; the one that
   *     was touched last is kept in any case
   */
  PartnerStore(
      KeyedStateBackend<String> backend,
      ValueState<byte[]> state,
      PartnerStateForm form,
      long room) {
    this.backend = backend;
    this.state = state;
    this.form = form;
    this.room = room;
  }

  /** The partner, which the caller is about to change. */
  PartnerState change(String partnerId) throws IOException {
    Kept kept = cache.get(partnerId);
    if (kept == null) {
      kept = load(partnerId);
      cache.put(partnerId, kept);
    }
    changed.add(partnerId);
    taken += kept.growth();
    makeRoom();
    return kept.partner;
  }

  /** The partner as the state backend has it, without keeping it; null if it is not known. */
  @Nullable PartnerState peek(String partnerId) throws IOException {
    byte[] bytes = stored(partnerId);
    return bytes == null ? null : form.read(bytes);
  }

  private Kept load(String partnerId) throws IOException {
    byte[] bytes = stored(partnerId);
    return bytes == null
        ? new Kept(form.create(partnerId), 0)
        : new Kept(form.read(bytes), bytes.length);
  }

  private byte @Nullable [] stored(String partnerId) throws IOException {
    backend.setCurrentKey(partnerId);
    return state.value();
  }

  /** Whoever was just touched is the last in order, and stays. */
  private void makeRoom() throws IOException {
    Iterator<Map.Entry<String, Kept>> eldest = cache.entrySet().iterator();
    while (taken > room && cache.size() > 1) {
      Map.Entry<String, Kept> entry = eldest.next();
      if (changed.remove(entry.getKey())) {
        store(entry.getKey(), entry.getValue());
      }
      taken -= entry.getValue().bytes;
      eldest.remove();
    }
  }

  /** Writes what has changed since the last call. */
  void flush() throws IOException {
    for (String partnerId : changed) {
      Kept kept = cache.get(partnerId);
      if (kept == null) {
        throw new IllegalStateException("lost a changed partner: " + partnerId);
      }
      store(partnerId, kept);
      taken += kept.growth();
    }
    changed.clear();
  }

  private void store(String partnerId, Kept kept) throws IOException {
    byte[] bytes = form.write(kept.partner);
    backend.setCurrentKey(partnerId);
    state.update(bytes);
    kept.wasWritten(bytes.length);
  }

  /** A partner as an object, and what it takes on the heap. */
  private static final class Kept {

    private final PartnerState partner;
    private int written;
    private int recordsThen;

    /** On the heap, as counted last. */
    private long bytes;

    Kept(PartnerState partner, int written) {
      this.partner = partner;
      this.written = written;
    }

    void wasWritten(int length) {
      written = length;
      recordsThen = partner.recordsTaken();
    }

    /** Counts again what it takes; how much more that is than before. */
    long growth() {
      long before = bytes;
      bytes = HeapSize.of(written, partner.recordsTaken() - recordsThen);
      return bytes - before;
    }
  }
}
