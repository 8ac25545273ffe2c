package io.channelwatch.cli.files;

import org.jspecify.annotations.Nullable;

/** Judges a record that can be decoded: whether the jobs would take it. */
@FunctionalInterface
public interface RecordCheck {

  /** Why the record cannot be used, as a sentence; null where it can. */
  @Nullable String objection(EventRecord record);
}
