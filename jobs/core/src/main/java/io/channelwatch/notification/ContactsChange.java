package io.channelwatch.notification;

import io.channelwatch.event.Contact;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after a partner from now on.
 *
 * @param at when it became known, in milliseconds since the epoch
 * @param updatedAt when the profile was updated; {@code Long.MIN_VALUE} before all others
 */
public record ContactsChange(
    String partnerId, long at, long updatedAt, @Nullable Contact cam, @Nullable Contact leader) {}
