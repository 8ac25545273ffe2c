/** Messages by email. */
@NullMarked
package io.channelwatch.notifying.deliver.email;

import org.jspecify.annotations.NullMarked;
