package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Message;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that templates can use. */
final class TemplateFields {
  private static final Set<String> WORDS =
      Set.of("this", "each", "if", "unless", "with", "lookup", ".", "else");

  private TemplateFields() {}

  /** All that a medium's templates can show of any message. */
  static Set<String> of(MessageText text, Medium medium) {
    Set<String> fields = new TreeSet<>();
    for (Message message : SampleMessages.all()) {
      collect(text.view(medium, message, Map.of()), fields);
    }
    return fields;
  }

  /** Whether a name, perhaps of an outer element, is one of the fields or of the language. */
  static boolean known(String name, Set<String> fields) {
    String last = name.replaceFirst("^(\\.\\./|\\./|this\\.)+", "");
    return last.startsWith("@") || WORDS.contains(last) || fields.contains(last);
  }

  private static void collect(@Nullable Object value, Set<String> fields) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, field) -> {
            fields.add(String.valueOf(key));
            collect(field, fields);
          });
    } else if (value instanceof Collection<?> list) {
      list.forEach(element -> collect(element, fields));
    }
  }
}
