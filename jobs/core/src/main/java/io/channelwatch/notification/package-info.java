/**
 * From transitions to people: who is told what, when and through which channel. Transitions come in
 * in the order of their instants; messages and decisions go out. Two steps, each a pure function of
 * its state and its input: {@link io.channelwatch.notification.Router} finds the recipients, {@link
 * io.channelwatch.notification.GroupPolicy} makes one message out of what concerns one of them.
 */
@NullMarked
package io.channelwatch.notification;

import org.jspecify.annotations.NullMarked;
