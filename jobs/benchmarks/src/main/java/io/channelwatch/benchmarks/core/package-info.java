/** Benchmarks of the core's hot paths, for JMH. */
@NullMarked
package io.channelwatch.benchmarks.core;

import org.jspecify.annotations.NullMarked;
