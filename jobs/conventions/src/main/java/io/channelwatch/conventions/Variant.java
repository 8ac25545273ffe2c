package io.channelwatch.conventions;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that are like others, for tests: in most components two examples are the same. */
public final class Variant {

  private Variant() {}

  /**
   * A record that is like another but for some components.
   *
   * @param namesAndValues in turn the name of a component and what it is now
   * @throws IllegalArgumentException if there is no such component, or it cannot be that
   */
  public static <R extends Record> R of(R like, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      others.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    List<Class<?>> types = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    try {
      for (RecordComponent component : like.getClass().getRecordComponents()) {
        String name = component.getName();
        component.getAccessor().setAccessible(true);
        Object same = component.getAccessor().invoke(like);
        types.add(component.getType());
        values.add(others.containsKey(name) ? others.remove(name) : same);
      }
      if (!others.isEmpty()) {
        throw new IllegalArgumentException(
            like.getClass() + " has no component " + others.keySet());
      }
      @SuppressWarnings("unchecked") // the class of a record is that of its copies
      Constructor<R> constructor =
          (Constructor<R>) like.getClass().getDeclaredConstructor(types.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no such variant of " + like, e);
    }
  }
}
