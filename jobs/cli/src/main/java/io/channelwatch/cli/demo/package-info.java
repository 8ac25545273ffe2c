/**
 * The demo: event files in; embedded parts, both jobs and the shipped rules between; alerts and
 * messages, as people read them, out.
 */
@NullMarked
package io.channelwatch.cli.demo;

import org.jspecify.annotations.NullMarked;
