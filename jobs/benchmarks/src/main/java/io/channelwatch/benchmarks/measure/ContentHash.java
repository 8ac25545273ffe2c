package io.channelwatch.benchmarks.measure;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A hash of all that an Avro record says, the same in every process. The order of a map's entries
 * does not count, since reading a record may change it.
 */
final class ContentHash {

  // The finalizer of SplittableRandom: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
  // Generators", 2014.
  private static final long FIRST = 0xbf58476d1ce4e5b9L;
  private static final long SECOND = 0x94d049bb133111ebL;
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private ContentHash() {}

  static long of(@Nullable Object value) {
    if (value == null) {
      return STEP;
    } else if (value instanceof SpecificRecord record) {
      long hash = record.getSchema().getFields().size();
      for (int i = 0; i < record.getSchema().getFields().size(); i++) {
        hash = mixed(hash + of(record.get(i)));
      }
      return hash;
    } else if (value instanceof List<?> list) {
      long hash = list.size();
      for (Object element : list) {
        hash = mixed(hash + of(element));
      }
      return hash;
    } else if (value instanceof Map<?, ?> map) {
      long hash = map.size();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        hash += mixed(mixed(of(entry.getKey())) + of(entry.getValue()));
      }
      return hash;
    } else if (value instanceof Double number) {
      return mixed(Double.doubleToLongBits(number));
    }
    return text(value.toString());
  }

  private static long text(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * FIRST + text.charAt(i);
    }
    return mixed(hash);
  }

  private static long mixed(long hash) {
    long z = hash + STEP;
    z = (z ^ (z >>> 30)) * FIRST;
    z = (z ^ (z >>> 27)) * SECOND;
    return z ^ (z >>> 31);
  }
}
