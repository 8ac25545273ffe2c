package io.channelwatch.notification;

import java.util.List;

/**
 * What is done with the alerts that it matches.
 *
 * @param channels names of channels, in the order in which they are tried
 * @param all whether each channel gets a message, and not the first that reaches the recipient
 */
public record Policy(AlertCondition match, List<String> channels, boolean all) {}
