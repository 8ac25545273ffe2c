package io.channelwatch.alerting.alert;

import io.channelwatch.alert.PartnerState;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * and written once a checkpoint, not once a record.
 */
final class PartnerStore {

  private static final String PARTNER = "partner";

  private final KeyedStateBackend<String> backend;
  private final ValueState<byte[]> state;
  private final PartnerStateForm form;
  private final int capacity;
  private final LinkedHashMap<String, PartnerState> cache = new LinkedHashMap<>(1024, 0.75f, true);
  private final Set<String> changed = new HashSet<>();

  /** The binary form of a partner's state. */
  interface PartnerStateForm {
    /** A new partner. */
    PartnerState create(String partnerId);

    /** The state as bytes. */
    byte[] write(PartnerState state);

    /** The state from its bytes. */
    PartnerState read(byte[] bytes);
  }

  PartnerStore(
      KeyedStateBackend<String> backend,
      KeyedStateStore store,
      PartnerStateForm form,
      int capacity) {
    this.backend = backend;
    this.state =
        store.getState(
            new ValueStateDescriptor<>(
                PARTNER, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    this.form = form;
    this.capacity = capacity;
  }

  /** The partner, which the caller is about to change. */
  PartnerState change(String partnerId) throws IOException {
    PartnerState partner = cache.get(partnerId);
    if (partner == null) {
      partner = load(partnerId);
      cache.put(partnerId, partner);
      makeRoom();
    }
    changed.add(partnerId);
    return partner;
  }

  /** Shows each partner that the state backend has, without keeping it. */
  void forEachStored(Consumer<PartnerState> consumer) throws IOException {
    for (String partnerId : keys(backend, PARTNER)) {
      PartnerState partner = stored(partnerId);
      if (partner != null) {
        consumer.accept(partner);
      }
    }
  }

  /** The partners of which a state has something. */
  static List<String> keys(KeyedStateBackend<String> backend, String state) {
    try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
      return keys.toList();
    }
  }

  private @Nullable PartnerState stored(String partnerId) throws IOException {
    backend.setCurrentKey(partnerId);
    byte[] bytes = state.value();
    return bytes == null ? null : form.read(bytes);
  }

  private PartnerState load(String partnerId) throws IOException {
    PartnerState partner = stored(partnerId);
    return partner == null ? form.create(partnerId) : partner;
  }

  private void makeRoom() throws IOException {
    if (cache.size() <= capacity) {
      return;
    }
    Iterator<Map.Entry<String, PartnerState>> eldest = cache.entrySet().iterator();
    Map.Entry<String, PartnerState> entry = eldest.next();
    if (changed.remove(entry.getKey())) {
      store(entry.getKey(), entry.getValue());
    }
    eldest.remove();
  }

  /** Writes what has changed since the last call. */
  void flush() throws IOException {
    for (String partnerId : changed) {
      PartnerState partner = cache.get(partnerId);
      if (partner == null) {
        throw new IllegalStateException("lost a changed partner: " + partnerId);
      }
      store(partnerId, partner);
    }
    changed.clear();
  }

  private void store(String partnerId, PartnerState partner) throws IOException {
    backend.setCurrentKey(partnerId);
    state.update(form.write(partner));
  }
}
