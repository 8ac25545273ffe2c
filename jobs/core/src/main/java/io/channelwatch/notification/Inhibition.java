package io.channelwatch.notification;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What need not be told while something else of the same partner fires.
 *
 * @param same fields in which source and target agree; one that both lack is no difference
 */
public record Inhibition(AlertCondition source, AlertCondition target, List<String> same) {

  /** Whether the other alert, which fires, keeps this one from being told. */
  boolean holds(Item source, Item target, String role) {
    return !source.alertId().equals(target.alertId())
        && this.source.holds(source, "")
        && this.target.holds(target, role)
        && same.stream().allMatch(f -> Objects.equals(field(f, source), field(f, target)));
  }

  private static @Nullable Object field(String name, Item item) {
    return name.startsWith("labels.")
        ? item.labels().get(name.substring("labels.".length()))
        : AlertCondition.field(name, item);
  }
}
