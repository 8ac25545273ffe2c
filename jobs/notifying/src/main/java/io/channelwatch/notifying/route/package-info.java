/** Transitions come in; each goes out once for every recipient, in the order of their instants. */
@NullMarked
package io.channelwatch.notifying.route;

import org.jspecify.annotations.NullMarked;
