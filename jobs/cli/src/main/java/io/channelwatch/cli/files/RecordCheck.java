package io.channelwatch.cli.files;

import org.jspecify.annotations.Nullable;

/**
 * Judges a record that can be decoded: whether the jobs would take it. Several threads ask at once.
 */
@FunctionalInterface
public interface RecordCheck {

  /** Why the record cannot be used, as a sentence; null where it can. */
  @Nullable String objection(EventRecord record);

  /**
   * Whether an event that the jobs take otherwise can be used, and nothing about it is odd. False
   * sends its record on to be judged in full.
   */
  default boolean takes(KnownEvent event) {
    return false;
  }

  /** What is odd about a record that can be used, as a sentence; null where nothing is. */
  default @Nullable String doubt(EventRecord record) {
    return null;
  }

  /**
   * Another check, with a doubt about records that became known or happened later than an instant,
   * in milliseconds since the epoch.
   */
  static RecordCheck warningOfTheFuture(RecordCheck check, long latest) {
    return new FutureCheck(check, latest);
  }

  /** What the jobs refuse without looking at anything else. */
  static RecordCheck ofTheJobs() {
    return new JobsCheck();
  }

  /** The sentence for a reason. */
  static String refused(@Nullable String reason) {
    return "It cannot be used: " + reason + ".";
  }
}
