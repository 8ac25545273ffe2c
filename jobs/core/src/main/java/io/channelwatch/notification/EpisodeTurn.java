package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An episode before an instant, and its transitions at that instant. */
final class EpisodeTurn {
  private static final int MOST_BESIDE = 10;

  private final @Nullable EpisodeState before;
  private final List<Item> fresh = new ArrayList<>();
  private List<String> roles;
  private @Nullable Item item;

  /** An episode that begins. */
  EpisodeTurn() {
    this.before = null;
    this.roles = List.of();
  }

  /** An episode that goes on. */
  EpisodeTurn(EpisodeState before) {
    this.before = before;
    this.roles = before.roles();
    this.item = before.item();
  }

  /** Takes a transition up; one that came before changes nothing, which it tells. */
  boolean take(Incoming incoming, KpiTitles titles) {
    Item next = incoming.item();
    if (item != null && next.sequence() <= item.sequence()) {
      return false;
    }
    fresh.add(titles.title(next));
    item = next.brief();
    roles = incoming.roles();
    return true;
  }

  /** Notes with its transitions what fires for the partner by then, worst first. */
  void beside(List<Firing> firing) {
    fresh.replaceAll(
        each ->
            each.withAlsoFiring(
                firing.stream()
                    .filter(other -> !other.alertId().equals(each.alertId()))
                    .limit(MOST_BESIDE)
                    .toList()));
  }

  /** Its last transition, without what only messages show. */
  Item item() {
    return Objects.requireNonNull(item);
  }

  List<String> roles() {
    return roles;
  }

  /** Its transitions at this instant, in order. */
  List<Item> fresh() {
    return fresh;
  }

  /** Null where it begins at this instant. */
  @Nullable EpisodeState before() {
    return before;
  }
}
