package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Both steps in virtual time and in memory: who would be told what, and when. What happens may be
 * said in any order, as long as it lies ahead of the instant up to which was played.
 */
public final class DryRun {
  private final List<Silence> silences = new ArrayList<>();
  private final NavigableMap<Long, Router> routers = new TreeMap<>();
  private final NavigableMap<Long, Map<String, News>> news = new TreeMap<>();
  private final Map<String, PartnerEpisodes> partners = new TreeMap<>();
  private final Map<String, Item> contents = new HashMap<>();
  private final NavigableMap<Long, Map<String, List<Addressed>>> addressed = new TreeMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, MemoryInbox> inboxes = new TreeMap<>();
  private final Map<String, Long> groups = new HashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final CompiledConditions conditions;
  private Silences muted = Silences.none();
  private long wall = Inbox.ANY_AGE;

  /** A run in which nothing has happened. */
  public DryRun() {
    this(new CompiledConditions());
  }

  /** The same, with conditions that were compiled for another. */
  DryRun(CompiledConditions conditions) {
    this.conditions = conditions;
  }

  /** What is new for a partner at an instant, or that it is to be looked at. */
  private record News(List<Incoming> alerts, List<ContactsChange> contacts) {
    static News none() {
      return new News(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** A configuration holds from an instant on. */
  public void rules(long at, Router router) {
    routers.put(at, router);
    partners.keySet().forEach(key -> newsOf(at, key));
  }

  /** A silence or an acknowledgement, or its end, becomes known. */
  public void silence(Silence silence) {
    silences.add(silence);
    muted = new Silences(silences, conditions);
    partners.keySet().forEach(key -> newsOf(silence.knownAt(), key));
  }

  /** An alert has a transition. */
  public void alert(Incoming incoming) {
    newsOf(incoming.item().at(), incoming.routingKey()).alerts().add(incoming);
  }

  /** A transition comes again at a later instant, as after a crash. */
  void again(long at, Incoming incoming) {
    newsOf(at, incoming.routingKey()).alerts().add(incoming);
  }

  /** Somebody else looks after a partner. */
  public void contacts(ContactsChange change) {
    newsOf(change.at(), change.partnerId()).contacts().add(change);
  }

  /** By the wall clock it is this instant, or as late as by the clock of the alerts. */
  public void wall(long instant) {
    wall = instant;
  }

  private News newsOf(long at, String key) {
    return news.computeIfAbsent(at, instant -> new TreeMap<>())
        .computeIfAbsent(key, partner -> News.none());
  }

  /** Lets everything happen that is due at or before an instant. */
  public void playUntil(long at) {
    for (long next = next(); next <= at; next = next()) {
      play(next);
    }
  }

  private long next() {
    long next = Long.MAX_VALUE;
    if (!news.isEmpty()) {
      next = news.firstKey();
    }
    if (!addressed.isEmpty()) {
      next = Math.min(next, addressed.firstKey());
    }
    for (Map.Entry<String, MemoryInbox> each : inboxes.entrySet()) {
      long group = groups.getOrDefault(each.getKey(), Long.MAX_VALUE);
      next = Math.min(next, Math.min(group, each.getValue().nextWoken()));
    }
    return next;
  }

  private void play(long at) {
    Map<String, News> partnersNews = news.remove(at);
    if (partnersNews != null) {
      partnersNews.forEach((key, each) -> route(at, key, each));
    }
    Map<String, List<Addressed>> mail = addressed.remove(at);
    Map<String, List<Addressed>> due = new TreeMap<>(mail == null ? Map.of() : mail);
    inboxes.forEach(
        (id, inbox) -> {
          long group = groups.getOrDefault(id, Long.MAX_VALUE);
          if (Math.min(group, inbox.nextWoken()) <= at) {
            due.computeIfAbsent(id, recipient -> List.of());
          }
        });
    due.forEach((id, each) -> step(at, id, each));
  }

  private void route(long at, String key, News what) {
    Map.Entry<Long, Router> router = routers.floorEntry(at);
    if (router == null) {
      return;
    }
    List<Incoming> alerts =
        what.alerts().stream()
            .filter(alert -> !ended.contains(alert.item().alertId()))
            .sorted(Comparator.comparing(Incoming::item, Item.ORDER))
            .toList();
    Turn turn = new Turn(at, alerts, what.contacts(), muted, id -> content(id), router.getKey());
    Routing routing =
        router.getValue().route(partners.getOrDefault(key, PartnerEpisodes.fresh()), turn);
    partners.put(key, routing.next());
    for (Item last : routing.contents()) {
      if (last.resolved()) {
        ended.add(last.alertId());
        contents.remove(last.alertId());
      } else {
        contents.put(last.alertId(), last);
      }
    }
    decisions.addAll(routing.suppressed());
    for (Addressed each : routing.addressed()) {
      addressed
          .computeIfAbsent(at, instant -> new TreeMap<>())
          .computeIfAbsent(each.recipientId(), id -> new ArrayList<>())
          .add(each);
    }
    long change =
        Math.min(
            routing.wakeAt(),
            routers.higherKey(at) == null ? Long.MAX_VALUE : routers.higherKey(at));
    if (change != Long.MAX_VALUE) {
      newsOf(change, key);
    }
  }

  private Item content(String alertId) {
    Item item = contents.get(alertId);
    if (item == null) {
      throw new IllegalStateException("nothing is known of " + alertId);
    }
    return item;
  }

  private void step(long at, String recipient, List<Addressed> what) {
    MemoryInbox inbox = inboxes.computeIfAbsent(recipient, id -> new MemoryInbox());
    long now = wall == Inbox.ANY_AGE ? wall : Math.max(wall, at);
    Grouped grouped = Inbox.step(inbox, at, what, now);
    groups.put(recipient, grouped.wakeAt());
    messages.addAll(grouped.messages());
    grouped
        .messages()
        .forEach(m -> decisions.add(Decision.sent(m, m.chain().channels().get(0).name(), null)));
    decisions.addAll(grouped.suppressed());
  }

  /** The same once more: what is known now and nothing that this one does from now on. */
  DryRun copy() {
    DryRun copy = new DryRun(conditions);
    copy.silences.addAll(silences);
    copy.muted = muted;
    copy.routers.putAll(routers);
    news.forEach((at, each) -> copy.news.put(at, new TreeMap<>(each)));
    copy.partners.putAll(partners);
    copy.contents.putAll(contents);
    addressed.forEach((at, each) -> copy.addressed.put(at, new TreeMap<>(each)));
    copy.ended.addAll(ended);
    inboxes.forEach((id, inbox) -> copy.inboxes.put(id, inbox.copy()));
    copy.groups.putAll(groups);
    copy.messages.addAll(messages);
    copy.decisions.addAll(decisions);
    copy.wall = wall;
    return copy;
  }

  /** What would have been sent so far. */
  public List<Message> messages() {
    return messages;
  }

  /** What was decided so far. */
  public List<Decision> decisions() {
    return decisions;
  }
}
