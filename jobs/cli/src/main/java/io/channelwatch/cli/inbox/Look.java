package io.channelwatch.cli.inbox;

/**
 * How a message looks to whom it goes.
 *
 * @param subject the line that a list of messages shows
 * @param html what is seen once it is opened
 * @param apart whether it is a document with styles of its own, as a mail is
 */
public record Look(String subject, String html, boolean apart) {}
