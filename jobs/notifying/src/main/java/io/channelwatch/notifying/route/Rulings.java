package io.channelwatch.notifying.route;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.CompiledConditions;
import io.channelwatch.notification.Silence;
import io.channelwatch.notification.Silences;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Policies and silences by the instants at which they became known; the same in every task. */
final class Rulings {
  private static final int KEEP_POLICIES = 50;

  private final String programZone;
  private final BroadcastState<Long, DirectoryTexts> texts;
  private final BroadcastState<String, Silence> silences;
  private final CompiledConditions conditions = new CompiledConditions();
  private @Nullable PolicyHistory policies;
  private @Nullable Silences muted;

  Rulings(OperatorStateStore store, String programZone) throws Exception {
    this.programZone = programZone;
    this.texts =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                "policies", Types.LONG, TypeInformation.of(DirectoryTexts.class)));
    this.silences =
        store.getBroadcastState(
            new MapStateDescriptor<>("silences", Types.STRING, TypeInformation.of(Silence.class)));
  }

  /** Takes a directory up that holds from an instant on. */
  void put(long at, RulesUpdate update) throws Exception {
    texts.put(at, DirectoryTexts.of(update));
    TreeSet<Long> instants = new TreeSet<>();
    texts.immutableEntries().forEach(entry -> instants.add(entry.getKey()));
    while (instants.size() > KEEP_POLICIES) {
      texts.remove(instants.pollFirst());
    }
    policies = null;
  }

  /**
   * Takes a silence up, and forgets those that can hold no more since the clock has passed them.
   */
  void put(Silence silence, long clock) throws Exception {
    silences.put(silence.silenceId() + '|' + silence.knownAt(), silence);
    Map<String, TreeMap<Long, String>> versions = new TreeMap<>();
    for (Map.Entry<String, Silence> entry : silences.immutableEntries()) {
      Silence each = entry.getValue();
      versions
          .computeIfAbsent(each.silenceId(), id -> new TreeMap<>())
          .put(each.knownAt(), entry.getKey());
    }
    Set<String> over = new HashSet<>();
    for (TreeMap<Long, String> each : versions.values()) {
      Map.Entry<Long, String> last = each.floorEntry(clock);
      if (last != null) {
        over.addAll(each.headMap(last.getKey()).values());
        if (isOver(silences.get(last.getValue()), clock)) {
          over.add(last.getValue());
        }
      }
    }
    for (String key : over) {
      silences.remove(key);
    }
    muted = null;
  }

  private static boolean isOver(Silence silence, long clock) {
    Long endsAt = silence.endsAt();
    return silence.lifted() || (endsAt != null && endsAt < clock);
  }

  /** All policies. */
  PolicyHistory policies() throws Exception {
    PolicyHistory history = policies;
    if (history == null) {
      history = new PolicyHistory(programZone);
      for (Map.Entry<Long, DirectoryTexts> entry : texts.immutableEntries()) {
        history.put(entry.getKey(), entry.getValue());
      }
      policies = history;
    }
    return history;
  }

  /** All silences. */
  Silences silences() throws Exception {
    Silences all = muted;
    if (all == null) {
      Set<Silence> each = new HashSet<>();
      silences.immutableEntries().forEach(entry -> each.add(entry.getValue()));
      all = new Silences(each, conditions);
      muted = all;
    }
    return all;
  }
}
