package io.channelwatch.kpi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One value a key for all partners, so that what they share lies in memory, and in caches, once. No
 * more than so many are kept: the keys come with the records, and nobody vouches for their number.
 */
final class Canonical<K, V> {

  private static final int MOST = 1 << 12;

  private final Map<K, V> values = new ConcurrentHashMap<>();
  private final Function<K, V> make;

  Canonical(Function<K, V> make) {
    this.make = make;
  }

  /** The value of a key; as a rule the same one each time. */
  V of(K key) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    return values.size() < MOST ? values.computeIfAbsent(key, make) : make.apply(key);
  }
}
