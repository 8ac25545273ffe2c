package io.channelwatch.notification;

import io.channelwatch.event.Contact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out to whom an episode goes as things stand, through which channels and when. */
final class Addressees {
  private final NotificationConfig config;
  private final String programZone;
  private final List<Digest> digests;

  /**
   * @param programZone the zone of recipients who have none
   */
  Addressees(NotificationConfig config, String programZone) {
    this.config = config;
    this.programZone = programZone;
    this.digests = config.digests();
  }

  /** One who is to hear of an episode. */
  record Addressee(Destination to, Terms terms, @Nullable Escalation escalation, boolean added) {}

  /**
   * What was found.
   *
   * @param byId those who are reached, in the order of the roles; who stands in for somebody else
   *     comes last
   * @param unreached roles with the reason for which nobody is reached
   */
  record Found(Map<String, Addressee> byId, Map<String, String> unreached) {}

  /** Who is to hear of an episode that its rule and escalations address to these roles. */
  Found find(
      Item item,
      List<String> roles,
      List<String> added,
      @Nullable Contact cam,
      @Nullable Contact leader) {
    Found found = new Found(new LinkedHashMap<>(), new LinkedHashMap<>());
    List<String> missed = new ArrayList<>();
    List<String> all = new ArrayList<>(roles);
    added.stream().filter(name -> !roles.contains(name)).forEach(all::add);
    for (String role : all) {
      Recipient recipient = recipient(role, cam, leader);
      Policy policy = policy(item, role);
      Destination to = policy == null ? null : direct(policy, recipient, role);
      if (policy == null) {
        found.unreached().put(role, "no policy matches");
      } else if (to == null) {
        missed.add(role);
      } else {
        put(found, to, policy, item, !roles.contains(role));
      }
    }
    missed.forEach(role -> standIn(found, role, item, recipient(role, cam, leader)));
    return found;
  }

  private void standIn(Found found, String role, Item item, @Nullable Recipient missed) {
    Policy policy = policy(item, role);
    Destination to = policy == null ? null : fallback(policy, role);
    if (policy == null || to == null) {
      String name = missed == null ? role : missed.id();
      found.unreached().put(role, "no channel reaches " + name);
    } else {
      put(found, to, policy, item, false);
    }
  }

  private void put(Found found, Destination to, Policy policy, Item item, boolean added) {
    Addressee addressee = new Addressee(to, terms(policy, to, item), policy.escalation(), added);
    found.byId().putIfAbsent(to.recipient().id(), addressee);
  }

  private Terms terms(Policy policy, Destination to, Item item) {
    String zone = to.recipient().timeZone();
    QuietHours quiet = config.quietHours();
    return new Terms(
        Zones.isZone(zone) ? String.valueOf(zone) : programZone,
        config.grouping(),
        policy.digest(),
        digests,
        quiet == null ? null : quiet.timesFor(item, to.role()),
        policy.repeats(),
        config.limit(),
        config.giveUpAfter());
  }

  /** The contact behind a role or the recipient of a name; null if there is none. */
  @Nullable Recipient recipient(String role, @Nullable Contact cam, @Nullable Contact leader) {
    return switch (role) {
      case "cam" -> cam == null ? null : Recipient.of(cam);
      case "leader" -> leader == null ? null : Recipient.of(leader);
      default -> config.recipients().get(role);
    };
  }

  private @Nullable Policy policy(Item item, String role) {
    for (Policy policy : config.policies()) {
      if (policy.match().holds(item, role)) {
        return policy;
      }
    }
    return null;
  }

  private @Nullable Destination direct(Policy policy, @Nullable Recipient recipient, String role) {
    if (recipient == null) {
      return null;
    }
    List<ChannelSpec> reaching = reaching(policy.channels(), recipient);
    return reaching.isEmpty()
        ? null
        : new Destination(recipient, role, chains(policy, reaching), null);
  }

  private @Nullable Destination fallback(Policy policy, String role) {
    Recipient to = config.fallback() == null ? null : config.recipients().get(config.fallback());
    if (to == null) {
      return null;
    }
    List<ChannelSpec> reaching = reaching(policy.channels(), to);
    if (reaching.isEmpty()) {
      reaching = reaching(List.copyOf(config.channels().keySet()), to);
    }
    String note = "No channel reaches the " + role + " of this alert, so it comes to you.";
    return reaching.isEmpty() ? null : new Destination(to, role, chains(policy, reaching), note);
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
}
