package io.channelwatch.notification;

import io.channelwatch.event.Contact;
import java.util.List;
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

  /**
   * What the transitions of one partner, or of one segment, have in common: they are routed in
   * order, by one task.
   */
  public String routingKey() {
    String partnerId = item.partnerId();
    return partnerId != null ? partnerId : item.subject().type() + ' ' + item.subject().id();
  }
}
