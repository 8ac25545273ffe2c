/**
 * Event files: NDJSON as a person or an export writes it, a file for each input topic, in; Avro
 * records in the order in which they became known, out.
 */
@NullMarked
package io.channelwatch.cli.files;

import org.jspecify.annotations.NullMarked;
