/** The benchmarks' command line. */
@NullMarked
package io.channelwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
