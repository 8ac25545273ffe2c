/**
 * From conditions to transitions: the level state machines, the episodes and what explains them.
 */
@NullMarked
package io.channelwatch.alert;

import org.jspecify.annotations.NullMarked;
