package io.channelwatch.notification;

/**
 * When items go out together, in milliseconds.
 *
 * @param firstWait from the first item of a group until it goes out
 * @param interval the least time between two messages of one recipient
 */
public record Grouping(long firstWait, long interval) {

  /** What holds where the configuration says nothing: 30 seconds and 5 minutes. */
  public static final Grouping DEFAULT = new Grouping(30_000, 300_000);
}
