/** What the benchmarks are run on: records of a partner program, in topics or in event files. */
@NullMarked
package io.channelwatch.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
