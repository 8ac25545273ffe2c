package io.channelwatch.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Conditions of silences by their text: to compile one takes long, and most come again. */
public final class CompiledConditions {
  private static final int MOST = 1_000;

  private final Map<String, AlertCondition> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AlertCondition> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The condition of a text.
   *
   * @throws AlertCondition.Invalid if it is none
   */
  AlertCondition of(String text) throws AlertCondition.Invalid {
    AlertCondition known = latest.get(text);
    if (known == null) {
      known = AlertCondition.compile(text, Set.of());
      latest.put(text, known);
    }
    return known;
  }
}
