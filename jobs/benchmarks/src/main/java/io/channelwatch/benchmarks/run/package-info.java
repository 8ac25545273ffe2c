/**
 * A run: broker and registry, what is measured, and what came of it, each in a process of its own.
 */
@NullMarked
package io.channelwatch.benchmarks.run;

import org.jspecify.annotations.NullMarked;
