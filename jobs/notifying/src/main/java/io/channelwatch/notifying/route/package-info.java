/**
 * What is new about partners comes in; what concerns each recipient goes out, in the order of the
 * instants.
 */
@NullMarked
package io.channelwatch.notifying.route;

import org.jspecify.annotations.NullMarked;
