/** Messages by slack. */
@NullMarked
package io.channelwatch.notifying.deliver.slack;

import org.jspecify.annotations.NullMarked;
