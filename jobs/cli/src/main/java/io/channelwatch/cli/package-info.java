/** The command line: what it offers, what it prints, and how it fails. */
@NullMarked
package io.channelwatch.cli;

import org.jspecify.annotations.NullMarked;
