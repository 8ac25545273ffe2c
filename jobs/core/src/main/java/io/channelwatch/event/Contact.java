package io.channelwatch.event;

import org.jspecify.annotations.Nullable;

/** A person to whom alerts can go. {@code timeZone} is an IANA zone; null means the program's. */
public record Contact(
    String name, @Nullable String email, @Nullable String slackId, @Nullable String timeZone) {}
