package io.channelwatch.conventions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/**
 * All that an operator keeps in a checkpoint, as its test harness takes it: every state that it
 * names, with the serializers that Flink found for it.
 */
public final class OperatorStates {

  private static final Pattern OUR_CLASSES = Pattern.compile("io\\.channelwatch\\.[\\w.$]+");

  private OperatorStates() {}

  /**
   * Fails unless the states have the names and forms of the latest release.
   *
   * @param operator the operator's uid
   */
  public static void holdForm(String operator, OperatorSubtaskState now) throws IOException {
    Golden.holdForm(operator + ".txt", form(now));
  }

  /** The operator's state as each release kept it; the present one's if that is wished. */
  public static Map<String, OperatorSubtaskState> ofEachRelease(
      String operator, OperatorSubtaskState now) throws Exception {
    Path file = Files.createTempFile(operator, ".bin");
    try {
      OperatorSnapshotUtil.writeStateHandle(now, file.toString());
      Map<String, OperatorSubtaskState> states = new TreeMap<>();
      for (var kept : Golden.bytes(operator + ".bin", Files.readAllBytes(file)).entrySet()) {
        Files.write(file, kept.getValue());
        states.put(kept.getKey(), OperatorSnapshotUtil.readStateHandle(file.toString()));
      }
      return Collections.unmodifiableMap(states);
    } finally {
      Files.delete(file);
    }
  }

  /** A line for each state: where it is, its name, and what its serializers say of themselves. */
  private static List<String> form(OperatorSubtaskState state) throws IOException {
    List<String> lines = new ArrayList<>();
    ClassLoader loader = OperatorStates.class.getClassLoader();
    for (KeyedStateHandle handle : state.getManagedKeyedState()) {
      var keyed = new KeyedBackendSerializationProxy<>(loader);
      try (FSDataInputStream in = ((KeyGroupsStateHandle) handle).openInputStream()) {
        keyed.read(new DataInputViewStreamWrapper(in));
      }
      lines.add("key: " + form(keyed.getKeySerializerSnapshot()));
      keyed.getStateMetaInfoSnapshots().forEach(each -> lines.addAll(form("keyed", each)));
    }
    for (OperatorStateHandle handle : state.getManagedOperatorState()) {
      var ofTask = new OperatorBackendSerializationProxy(loader);
      try (FSDataInputStream in = handle.openInputStream()) {
        ofTask.read(new DataInputViewStreamWrapper(in));
      }
      ofTask
          .getOperatorStateMetaInfoSnapshots()
          .forEach(each -> lines.addAll(form("operator", each)));
      ofTask
          .getBroadcastStateMetaInfoSnapshots()
          .forEach(each -> lines.addAll(form("broadcast", each)));
    }
    return lines.stream().sorted(Comparator.naturalOrder()).toList();
  }

  private static List<String> form(String kind, StateMetaInfoSnapshot state) {
    return state.getSerializerSnapshotsImmutable().entrySet().stream()
        .map(
            part ->
                "%s %s %s: %s"
                    .formatted(
                        kind,
                        state.getName(),
                        part.getKey().toLowerCase(Locale.ROOT),
                        form(part.getValue())))
        .toList();
  }

  /** The classes of ours that it names, and a checksum of all that it says. */
  private static String form(TypeSerializerSnapshot<?> serializer) {
    DataOutputSerializer out = new DataOutputSerializer(256);
    try {
      TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = out.getCopyOfBuffer();
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    String ours =
        OUR_CLASSES
            .matcher(new String(bytes, ISO_8859_1))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.joining(" "));
    String flink = serializer.getClass().getSimpleName();
    return "%s %08x %s".formatted(flink, checksum.getValue(), ours).strip();
  }
}
