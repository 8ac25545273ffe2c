/**
 * What must be there before the jobs can run: topics, schemas, rules; and how records are put into
 * topics.
 */
@NullMarked
package io.channelwatch.cli.setup;

import org.jspecify.annotations.NullMarked;
