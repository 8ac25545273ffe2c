/** What no job can be faster than: reading alone, and the core in memory. */
@NullMarked
package io.channelwatch.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
