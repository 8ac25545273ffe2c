/**
 * YAML files as people write them: parsed with every place kept, checked against a JSON Schema, and
 * every finding told with file, line and column.
 */
@NullMarked
package io.channelwatch.rule.yaml;

import org.jspecify.annotations.NullMarked;
