package io.channelwatch.notification;

import io.channelwatch.event.Contact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out to whom a transition goes, and through which channels. */
public final class Router {
  private final NotificationConfig config;
  private final KpiTitles titles;

  /** Routes by a configuration; items get the titles of the KPIs that they show. */
  public Router(NotificationConfig config, KpiTitles titles) {
    this.config = config;
    this.titles = titles;
  }

  /**
   * Routes one transition. One that was routed before changes nothing. The end of an episode goes
   * to everyone to whom something of it was addressed, whatever the configuration says by then.
   */
  public Routing route(EpisodeState episode, Incoming incoming) {
    Item item = incoming.item();
    if (item.sequence() <= episode.lastSequence()) {
      return new Routing(episode, List.of(), List.of());
    }
    List<Decision> suppressed = new ArrayList<>();
    Map<String, Destination> now = destinations(incoming, suppressed);
    Map<String, Destination> everyone = new LinkedHashMap<>(episode.addressed());
    if (item.resolved()) {
      // Who was not addressed before has nothing to hear of the end.
      everyone.replaceAll((id, before) -> now.getOrDefault(id, before));
    } else {
      everyone.putAll(now);
    }
    List<Addressed> addressed = new ArrayList<>();
    for (Destination to : (item.resolved() ? everyone : now).values()) {
      addressed.add(new Addressed(to, config.grouping(), config.giveUpAfter(), titles.title(item)));
    }
    long endedAt = item.resolved() ? item.at() : -1;
    return new Routing(new EpisodeState(item.sequence(), everyone, endedAt), addressed, suppressed);
  }

  private Map<String, Destination> destinations(Incoming incoming, List<Decision> suppressed) {
    Map<String, Destination> found = new LinkedHashMap<>();
    for (String role : incoming.roles()) {
      Optional<Recipient> recipient = recipient(incoming, role);
      Optional<Policy> policy = policy(incoming.item(), role);
      Optional<Destination> to =
          policy.flatMap(p -> destination(p, recipient, role).or(() -> fallback(p, role)));
      to.ifPresent(destination -> found.putIfAbsent(destination.recipient().id(), destination));
      if (to.isEmpty()) {
        String name = recipient.map(Recipient::id).orElse(role);
        String detail = policy.isEmpty() ? "no policy matches" : "no channel reaches " + name;
        suppressed.add(unreachable(name, role, incoming.item(), detail));
      }
    }
    return found;
  }

  private Optional<Recipient> recipient(Incoming incoming, String role) {
    return switch (role) {
      case "cam" -> contact(incoming.cam());
      case "leader" -> contact(incoming.leader());
      default -> Optional.ofNullable(config.recipients().get(role));
    };
  }

  private static Optional<Recipient> contact(@Nullable Contact contact) {
    return Optional.ofNullable(contact).map(Recipient::of);
  }

  private Optional<Policy> policy(Item item, String role) {
    return config.policies().stream().filter(p -> p.match().holds(item, role)).findFirst();
  }

  private Optional<Destination> destination(
      Policy policy, Optional<Recipient> recipient, String role) {
    return recipient.flatMap(
        to -> {
          List<ChannelSpec> reaching = reaching(policy.channels(), to);
          return reaching.isEmpty()
              ? Optional.empty()
              : Optional.of(new Destination(to, role, chains(policy, reaching), null));
        });
  }

  private Optional<Destination> fallback(Policy policy, String role) {
    Recipient to = config.fallback() == null ? null : config.recipients().get(config.fallback());
    if (to == null) {
      return Optional.empty();
    }
    List<ChannelSpec> reaching = reaching(policy.channels(), to);
    if (reaching.isEmpty()) {
      reaching = reaching(List.copyOf(config.channels().keySet()), to);
    }
    if (reaching.isEmpty()) {
      return Optional.empty();
    }
    String note = "No channel reaches the " + role + " of this alert, so it comes to you.";
    return Optional.of(new Destination(to, role, chains(policy, reaching), note));
  }

  private List<ChannelSpec> reaching(List<String> channels, Recipient to) {
    List<ChannelSpec> reaching = new ArrayList<>();
    for (String name : channels) {
      ChannelSpec channel = config.channels().get(name);
      if (channel != null && channel.reaches(to)) {
        reaching.add(channel);
      }
    }
    return reaching;
  }

  private static List<Chain> chains(Policy policy, List<ChannelSpec> channels) {
    if (!policy.all()) {
      return List.of(new Chain(channels));
    }
    return channels.stream().map(channel -> new Chain(List.of(channel))).toList();
  }

  private static Decision unreachable(String recipient, String role, Item item, String detail) {
    return Decision.suppressed(recipient, role, item.at(), Why.NO_CHANNEL, List.of(item), detail);
  }
}
