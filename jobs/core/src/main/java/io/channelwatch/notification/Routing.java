package io.channelwatch.notification;

import java.util.List;

/**
 * What follows for a partner at an instant.
 *
 * @param next the partner's episodes from now on
 * @param addressed what concerns each recipient
 * @param suppressed what cannot reach anybody
 * @param contents the last transition of each episode that has a new one, with all that a message
 *     shows of it
 * @param wakeAt when something can change of itself; {@code Long.MAX_VALUE}: never
 */
public record Routing(
    PartnerEpisodes next,
    List<Addressed> addressed,
    List<Decision> suppressed,
    List<Item> contents,
    long wakeAt) {}
