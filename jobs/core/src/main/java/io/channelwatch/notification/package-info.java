/** From transitions to people: who is told what, when and through which channel. */
@NullMarked
package io.channelwatch.notification;

import org.jspecify.annotations.NullMarked;
