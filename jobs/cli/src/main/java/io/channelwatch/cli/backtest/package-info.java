/**
 * What would have fired and what would have been sent: event files in, the jobs' own operators in a
 * Flink of this process, files of alerts and messages in a fixed order out.
 */
@NullMarked
package io.channelwatch.cli.backtest;

import org.jspecify.annotations.NullMarked;
