/** The rules and rates in force: they come in by broadcast and hold for every partner of a task. */
@NullMarked
package io.channelwatch.alerting.rule;

import org.jspecify.annotations.NullMarked;
