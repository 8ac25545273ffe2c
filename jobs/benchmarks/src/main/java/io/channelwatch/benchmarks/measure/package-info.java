/** How a process measures itself. */
@NullMarked
package io.channelwatch.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
