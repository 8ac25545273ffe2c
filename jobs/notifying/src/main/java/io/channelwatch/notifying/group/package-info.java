/** Items for one recipient come in, messages go out. */
@NullMarked
package io.channelwatch.notifying.group;

import org.jspecify.annotations.NullMarked;
