/**
 * Real servers for the demo and the tests, all on 127.0.0.1: a Kafka broker, a schema registry, a
 * mail server and a receiver of Slack messages. Each starts in a static {@code start} method and
 * ends with {@code close}; none outlives this JVM.
 */
@NullMarked
package io.channelwatch.cli.embedded;

import org.jspecify.annotations.NullMarked;
