/**
 * The sample program: sixty invented partners over three quarters of history and two fiscal
 * quarters of stories, written as event files. The same in every run.
 */
@NullMarked
package io.channelwatch.cli.sample;

import org.jspecify.annotations.NullMarked;
