package io.channelwatch.cli.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A message that was posted to the Slack receiver.
 *
 * @param channel the channel or member of {@code chat.postMessage}; null for an incoming webhook
 * @param ts the timestamp by which Slack names the message
 * @param threadTs the message whose thread it was posted to
 * @param text the plain text, which clients show in notifications
 * @param json the whole body as it was posted
 */
public record SlackMessage(
    @Nullable String channel, String ts, @Nullable String threadTs, String text, String json) {}
