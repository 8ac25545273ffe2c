package io.channelwatch.alerting.alert;

import io.channelwatch.alert.PartnerState;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.jspecify.annotations.Nullable;

/**
 * The partners of one task. Those that were touched last are kept as objects and written to the
 * state backend when they make room for others and before each checkpoint: a busy partner is read
 * and written once a checkpoint, not once a record. What they take on the heap is told from what
 * they took when they were written or read last, and from the records since.
 */
final class PartnerStore {

  private static final String PARTNER = "partner";

  private final KeyedStateBackend<String> backend;
  private final ValueState<byte[]> state;
  private final PartnerStateForm form;
  private final long room;
  private final LinkedHashMap<String, Kept> cache = new LinkedHashMap<>(1024, 0.75f, true);
  private long taken;

  /** Who was handed out last, and may have grown since. */
  private @Nullable Kept last;

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
      KeyedStateBackend<String> backend, KeyedStateStore store, PartnerStateForm form, long room) {
    this.backend = backend;
    this.state =
        store.getState(
            new ValueStateDescriptor<>(
                PARTNER, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    this.form = form;
    this.room = room;
  }

  /** The partner, which the caller is about to change. */
  PartnerState change(String partnerId) throws IOException {
    if (last != null) {
      taken += last.growth();
    }
    Kept kept = cache.get(partnerId);
    if (kept == null) {
      kept = load(partnerId);
      cache.put(partnerId, kept);
    }
    kept.changed = true;
    taken += kept.growth();
    last = kept;
    makeRoom();
    return kept.partner;
  }

  /** Shows each partner that the state backend has, without keeping it. */
  void forEachStored(Consumer<PartnerState> consumer) throws IOException {
    for (String partnerId : keys(backend, PARTNER)) {
      byte[] bytes = stored(partnerId);
      if (bytes != null) {
        consumer.accept(form.read(bytes));
      }
    }
  }

  /** The partners of which a state has something. */
  static List<String> keys(KeyedStateBackend<String> backend, String state) {
    try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
      return keys.toList();
    }
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
    if (taken <= room) {
      return;
    }
    Iterator<Kept> eldest = cache.values().iterator();
    while (taken > room && cache.size() > 1) {
      Kept kept = eldest.next();
      store(kept);
      taken -= kept.bytes;
      eldest.remove();
    }
  }

  /** Writes what has changed since the last call. */
  void flush() throws IOException {
    for (Kept kept : cache.values()) {
      store(kept);
      taken += kept.growth();
    }
    makeRoom();
  }

  /** Writes one, if it has changed. */
  private void store(Kept kept) throws IOException {
    if (kept.changed) {
      kept.changed = false;
      byte[] bytes = form.write(kept.partner);
      backend.setCurrentKey(kept.partner.partnerId());
      state.update(bytes);
      kept.wasWritten(bytes.length);
    }
  }

  /** A partner as an object, and what it takes on the heap. */
  private static final class Kept {

    private final PartnerState partner;
    private boolean changed;
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
