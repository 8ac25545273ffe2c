package io.channelwatch.notifying.state;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What waits under the current key for its instant, in keyed state. Each thing is written and read
 * once, however many wait for the same instant.
 */
public final class Waiting<T> {

  // Both are emptied by whoever takes what waited.
  private final MapState<Long, Integer> counts;
  private final MapState<String, T> things;

  /** State of a name that no other state of the operator begins with. */
  public Waiting(RuntimeContext context, String name, TypeInformation<T> type) {
    counts = context.getMapState(new MapStateDescriptor<>(name + "-counts", Types.LONG, Types.INT));
    things = context.getMapState(new MapStateDescriptor<>(name, Types.STRING, type));
  }

  /** Lets something wait for an instant. */
  public void add(long at, T thing) throws Exception {
    Integer before = counts.get(at);
    int count = before == null ? 0 : before;
    things.put(place(at, count), thing);
    counts.put(at, count + 1);
  }

  /** What waited for an instant, in the order in which it came; it waits no longer. */
  public List<T> take(long at) throws Exception {
    Integer count = counts.get(at);
    if (count == null) {
      return List.of();
    }
    List<T> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String place = place(at, i);
      taken.add(things.get(place));
      things.remove(place);
    }
    counts.remove(at);
    return taken;
  }

  private static String place(long at, int index) {
    return at + "/" + index;
  }
}
