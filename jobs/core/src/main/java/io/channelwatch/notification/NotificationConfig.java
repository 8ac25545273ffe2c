package io.channelwatch.notification;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code notifications.yaml} says, checked and compiled.
 *
 * @param recipients by name, beside the roles that each alert resolves itself
 * @param channels by name, in the file's order
 * @param policies the first one that matches an alert and a role holds
 * @param quietHours null if there are none
 * @param limit how much a recipient gets through a channel; null: any number of messages
 * @param fallback name of the recipient for what reaches nobody else; null if there is none
 * @param giveUpAfter age on the wall clock past which nothing is sent any more, in milliseconds
 */
public record NotificationConfig(
    Map<String, Recipient> recipients,
    Map<String, ChannelSpec> channels,
    List<Policy> policies,
    Grouping grouping,
    @Nullable QuietHours quietHours,
    List<Inhibition> inhibitions,
    @Nullable Limit limit,
    @Nullable String fallback,
    long giveUpAfter) {

  /** The path of the file in a rules directory. */
  public static final String FILE = "notifications.yaml";

  /** How long a message is tried where the configuration says nothing: 24 hours. */
  public static final long DEFAULT_GIVE_UP_AFTER = 24 * 3_600_000L;

  /** What holds where a rules directory has no such file: nobody is told. */
  public static NotificationConfig none() {
    return new NotificationConfig(
        Map.of(),
        Map.of(),
        List.of(),
        Grouping.DEFAULT,
        null,
        List.of(),
        null,
        null,
        DEFAULT_GIVE_UP_AFTER);
  }

  /** All digests that there are, or else the one that there always is. */
  List<Digest> digests() {
    List<Digest> digests =
        policies.stream().map(Policy::digest).filter(Objects::nonNull).distinct().toList();
    return digests.isEmpty() ? List.of(Digest.DEFAULT) : digests;
  }
}
