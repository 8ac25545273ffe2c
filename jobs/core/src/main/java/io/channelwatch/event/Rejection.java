package io.channelwatch.event;

/**
 * Why a record cannot be used.
 *
 * @param reason a code for machines, such as {@code missing_partner_id}
 * @param detail a sentence for people that names the offending value and what was expected
 */
public record Rejection(String reason, String detail) {}
