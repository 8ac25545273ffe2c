package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first step: whom the episodes of a partner concern, as things stand at an instant, and what
 * mutes them. What it gives are differences to what it gave before, so it may be asked at any
 * instant; it must be asked where something is new, where {@code wakeAt} says so, and where
 * silences or the configuration change.
 */
public final class Router {
  private final Addressees addressees;
  private final List<Inhibition> inhibitions;
  private final KpiTitles titles;

  /**
   * Routes by a configuration; items get the titles of the KPIs that they show.
   *
   * @param programZone the IANA zone of recipients who have none
   */
  public Router(NotificationConfig config, KpiTitles titles, String programZone) {
    this.addressees = new Addressees(config, programZone);
    this.inhibitions = config.inhibitions();
    this.titles = titles;
  }

  /** Routes what is new for a partner, and whatever has become due. */
  public Routing route(PartnerEpisodes before, Turn turn) {
    Map<String, EpisodeTurn> episodes = new LinkedHashMap<>();
    for (EpisodeState state : before.firing()) {
      episodes.put(state.item().alertId(), new EpisodeTurn(state));
    }
    PartnerEpisodes contacts = contacts(before, turn);
    for (Incoming incoming : turn.alerts()) {
      EpisodeTurn episode =
          episodes.computeIfAbsent(incoming.item().alertId(), id -> new EpisodeTurn());
      if (episode.take(incoming, titles)) {
        contacts = contacts.with(incoming.cam(), incoming.leader(), contacts.profileUpdatedAt());
      }
    }
    PartnerEpisodes partner = contacts;
    List<Item> sources =
        episodes.values().stream().map(EpisodeTurn::item).filter(i -> !i.resolved()).toList();
    List<Firing> beside = sources.stream().map(Firing::of).sorted(Firing.WORST_FIRST).toList();
    episodes.values().forEach(episode -> episode.beside(beside));
    List<Addressed> addressed = new ArrayList<>();
    List<Decision> suppressed = new ArrayList<>();
    List<EpisodeState> firing = new ArrayList<>();
    List<Item> contents = new ArrayList<>();
    long wakeAt = Long.MAX_VALUE;
    for (EpisodeTurn episode : episodes.values()) {
      Mutes mutes = (item, role) -> mute(item, role, turn, sources);
      EpisodeRouting.Routed routed =
          new EpisodeRouting(addressees, partner, turn, mutes, episode).route();
      addressed.addAll(routed.addressed());
      suppressed.addAll(routed.suppressed());
      episode.fresh().stream().reduce((first, last) -> last).ifPresent(contents::add);
      if (!episode.item().resolved()) {
        firing.add(routed.next());
        wakeAt = Math.min(wakeAt, routed.wakeAt());
      }
    }
    PartnerEpisodes next = partner.with(turn.rulesSince(), firing);
    wakeAt = Math.min(wakeAt, turn.silences().nextChange(firing, turn.at()));
    return new Routing(next, addressed, suppressed, contents, wakeAt);
  }

  /** What mutes an episode for a role. */
  interface Mutes {
    @Nullable Why of(Item item, String role);
  }

  private @Nullable Why mute(Item item, String role, Turn turn, Collection<Item> sources) {
    Why mute = turn.silences().mute(item, role, turn.at());
    if (mute != null) {
      return mute;
    }
    for (Inhibition inhibition : inhibitions) {
      for (Item source : sources) {
        if (inhibition.holds(source, item, role)) {
          return Why.INHIBITED;
        }
      }
    }
    return null;
  }

  /** The partner with its contacts as its profile has them now. */
  private static PartnerEpisodes contacts(PartnerEpisodes before, Turn turn) {
    PartnerEpisodes now = before;
    for (ContactsChange change : turn.contacts()) {
      if (!now.contactsKnown() || change.updatedAt() >= now.profileUpdatedAt()) {
        now = now.with(change.cam(), change.leader(), change.updatedAt());
      }
    }
    return now;
  }
}
