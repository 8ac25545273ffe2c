/** The second job: alerts come in, messages to people and a record of every decision go out. */
@NullMarked
package io.channelwatch.notifying;

import org.jspecify.annotations.NullMarked;
