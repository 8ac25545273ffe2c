/**
 * What each recipient gets to see, as pages: messages as they look and decisions on them come in, a
 * page for each recipient goes out.
 */
@NullMarked
package io.channelwatch.cli.inbox;

import org.jspecify.annotations.NullMarked;
