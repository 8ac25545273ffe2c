/** What was measured before and what is measured now, side by side. */
@NullMarked
package io.channelwatch.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
