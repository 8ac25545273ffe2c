package io.channelwatch.notification;

import java.util.List;

/**
 * What follows from one transition.
 *
 * @param next the episode from now on
 * @param addressed the item for each recipient who may be told
 * @param suppressed what cannot reach anybody
 */
public record Routing(EpisodeState next, List<Addressed> addressed, List<Decision> suppressed) {}
