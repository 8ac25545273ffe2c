package io.channelwatch.notification;

import io.channelwatch.alert.Transition;
import io.channelwatch.event.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A transition as it comes in, with whom its rule wants told.
 *
 * @param item the transition
 * @param roles {@code cam}, {@code leader} or names of recipients, in the rule's order
 * @param cam who looks after the partner, at that instant
 * @param leader who leads the partner's own organisation, at that instant
 */
public record Incoming(
    Item item, List<String> roles, @Nullable Contact cam, @Nullable Contact leader) {

  /** A transition as it comes straight from an evaluation. */
  public static Incoming of(Transition transition) {
    List<Reading> readings = new ArrayList<>();
    new TreeMap<>(transition.values())
        .forEach((name, value) -> readings.add(Reading.of(name, value)));
    Item item =
        new Item(
            transition.alertId(),
            transition.sequence(),
            transition.transition(),
            transition.reason(),
            transition.ruleId(),
            transition.ruleSet(),
            transition.kind(),
            transition.severity(),
            transition.previousSeverity(),
            new Item.Subject(
                transition.subjectType().name(), transition.subjectId(), transition.subjectName()),
            transition.partnerId(),
            transition.openedAt(),
            transition.at(),
            transition.title(),
            transition.message(),
            transition.playbook(),
            transition.labels(),
            readings,
            transition.evidence());
    return new Incoming(item, transition.recipients(), transition.cam(), transition.leader());
  }

  /**
   * What the transitions of one partner, or of one segment, have in common: they are routed in
   * order, by one task.
   */
  public String routingKey() {
    String partnerId = item.partnerId();
    return partnerId != null ? partnerId : item.subject().type() + ' ' + item.subject().id();
  }
}
