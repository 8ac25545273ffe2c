package io.channelwatch.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the news of an alert goes for one recipient.
 *
 * @param role the role or name through which the recipient was found
 * @param chains one message goes through each of them
 * @param note why it goes to this recipient in place of another; null as a rule
 */
public record Destination(
    Recipient recipient, String role, List<Chain> chains, @Nullable String note) {}
