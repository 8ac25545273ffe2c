/** What operators keep under a key. */
@NullMarked
package io.channelwatch.notifying.state;

import org.jspecify.annotations.NullMarked;
