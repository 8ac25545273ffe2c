/** Messages by Microsoft Teams. */
@NullMarked
package io.channelwatch.notifying.deliver.teams;

import org.jspecify.annotations.NullMarked;
