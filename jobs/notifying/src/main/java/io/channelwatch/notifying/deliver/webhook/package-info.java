/** Messages by webhook. */
@NullMarked
package io.channelwatch.notifying.deliver.webhook;

import org.jspecify.annotations.NullMarked;
