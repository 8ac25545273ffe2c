/** The alerting job as it runs, watched from within its process. */
@NullMarked
package io.channelwatch.benchmarks.job;

import org.jspecify.annotations.NullMarked;
