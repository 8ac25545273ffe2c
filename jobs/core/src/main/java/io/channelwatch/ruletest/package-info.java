/**
 * The rules' own tests: files that tell a partner's story and say how rules stand at some of its
 * instants. A file's text comes in; what differs from what it expects goes out. The story is played
 * in virtual time, on the evaluation that the alerting job uses.
 */
@NullMarked
package io.channelwatch.ruletest;

import org.jspecify.annotations.NullMarked;
