package io.channelwatch.notification;

import io.channelwatch.notification.Addressed.Change;
import io.channelwatch.notification.Addressees.Addressee;
import io.channelwatch.notification.EpisodeState.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Routes one episode at an instant. */
final class EpisodeRouting {
  private final Addressees addressees;
  private final PartnerEpisodes partner;
  private final Turn turn;
  private final Router.Mutes mutes;
  private final EpisodeTurn episode;
  private final Item item;
  private final long at;
  private final Map<String, Standing> standings;
  private final List<Addressed> addressed = new ArrayList<>();
  private final List<Decision> suppressed = new ArrayList<>();
  private List<String> added;
  private long toldAt;
  private long wakeAt = Long.MAX_VALUE;

  EpisodeRouting(
      Addressees addressees,
      PartnerEpisodes partner,
      Turn turn,
      Router.Mutes mutes,
      EpisodeTurn episode) {
    this.addressees = addressees;
    this.partner = partner;
    this.turn = turn;
    this.mutes = mutes;
    this.episode = episode;
    this.item = episode.item();
    this.at = turn.at();
    EpisodeState before = episode.before();
    this.standings = new LinkedHashMap<>(before == null ? Map.of() : before.standings());
    this.added = before == null ? List.of() : before.added();
    this.toldAt = before == null ? EpisodeState.NEVER : before.toldAt();
  }

  /** What follows for the episode. */
  record Routed(
      EpisodeState next, List<Addressed> addressed, List<Decision> suppressed, long wakeAt) {}

  Routed route() {
    Addressees.Found found = find();
    plan(found);
    if (escalate(found)) {
      found = find();
    }
    leave(found);
    found.byId().forEach(this::goOn);
    end(found);
    found.unreached().forEach(this::record);
    EpisodeState next =
        new EpisodeState(
            item, episode.roles(), partner.cam(), partner.leader(), toldAt, added, standings);
    return new Routed(next, addressed, suppressed, wakeAt);
  }

  private Addressees.Found find() {
    return addressees.find(item, episode.roles(), added, partner.cam(), partner.leader());
  }

  /** Settles when somebody is told first; what is muted by then is not told. */
  private void plan(Addressees.Found found) {
    if (item.resolved() || (toldAt != EpisodeState.NEVER && toldAt <= at)) {
      return;
    }
    long planned = Long.MAX_VALUE;
    for (Map.Entry<String, Addressee> each : found.byId().entrySet()) {
      Addressee addressee = each.getValue();
      Standing before = standings.get(each.getKey());
      if (mutes.of(item, addressee.to().role()) == null) {
        boolean waits =
            before != null
                && before.mute() == null
                && episode.fresh().isEmpty()
                && toldAt != EpisodeState.NEVER;
        planned = Math.min(planned, waits ? toldAt : addressee.terms().planned(at));
      }
    }
    boolean nobody = planned == Long.MAX_VALUE;
    boolean sooner = toldAt == EpisodeState.NEVER || planned < toldAt;
    toldAt = nobody ? EpisodeState.NEVER : sooner ? planned : toldAt;
  }

  /** Adds whom an escalation that is due names; whether it did. */
  private boolean escalate(Addressees.Found found) {
    if (item.resolved() || toldAt == EpisodeState.NEVER) {
      return false;
    }
    List<String> names = new ArrayList<>(added);
    for (Addressee addressee : found.byId().values()) {
      Escalation escalation = addressee.escalation();
      if (escalation == null || names.containsAll(escalation.to())) {
        continue;
      }
      long due = toldAt + escalation.after();
      if (at < due) {
        wakeAt = Math.min(wakeAt, due);
      } else if (mutes.of(item, addressee.to().role()) == null) {
        escalation.to().stream().filter(name -> !names.contains(name)).forEach(names::add);
      }
    }
    boolean more = names.size() > added.size();
    added = List.copyOf(names);
    return more;
  }

  /** Takes leave of whom it does not go to any more. */
  private void leave(Addressees.Found found) {
    for (String id : List.copyOf(standings.keySet())) {
      Standing standing = Objects.requireNonNull(standings.get(id));
      if (found.byId().containsKey(id) || item.resolved() || standing.withdrawn()) {
        continue;
      }
      Recipient successor = successor(standing.role());
      if (successor != null) {
        String note = successor.name() + " takes care of it from now on.";
        addressed.add(change(id, standing.role(), Change.LEFT, note));
        standings.remove(id);
      } else {
        addressed.add(change(id, standing.role(), Change.WITHDRAWN, null));
        standings.put(id, new Standing(standing.role(), null, true));
      }
    }
  }

  /** Who is behind a role since somebody else no longer is; null if that did not change. */
  private @Nullable Recipient successor(String role) {
    EpisodeState before = episode.before();
    if (before == null) {
      return null;
    }
    Recipient then = addressees.recipient(role, before.cam(), before.leader());
    Recipient now = addressees.recipient(role, partner.cam(), partner.leader());
    boolean same = then == null ? now == null : now != null && then.id().equals(now.id());
    if (same) {
      return null;
    }
    return now != null ? now : new Recipient("", "Somebody else", null, null, null);
  }

  private Addressed change(String id, String role, Change change, @Nullable String note) {
    return new Addressed(
        id, role, item.alertId(), at, change, Why.HANDED_OVER, null, null, List.of(), null, note);
  }

  private void goOn(String id, Addressee addressee) {
    Standing before = standings.get(id);
    String role = addressee.to().role();
    Why mute = mutes.of(item, role);
    boolean known = before != null && !before.withdrawn();
    boolean changed =
        before == null
            || !known
            || before.mute() != mute
            || !episode.fresh().isEmpty()
            || otherWay();
    if (!changed) {
      return;
    }
    Why cause = known ? Why.FIRST : cause(addressee);
    addressed.add(
        new Addressed(
            id,
            role,
            item.alertId(),
            at,
            Change.GOES_ON,
            cause,
            addressee.to(),
            addressee.terms(),
            known || episode.before() == null ? episode.fresh() : news(),
            mute,
            null));
    standings.put(id, new Standing(role, mute, false));
  }

  /** What one who comes to an episode late is told of it. */
  private List<Item> news() {
    List<Item> fresh = episode.fresh();
    Item last =
        fresh.isEmpty() ? turn.contents().apply(item.alertId()) : fresh.get(fresh.size() - 1);
    return List.of(last);
  }

  private Why cause(Addressee addressee) {
    if (addressee.added()) {
      return Why.ESCALATION;
    }
    String role = addressee.to().role();
    return successor(role) == null ? Why.FIRST : Why.HANDED_OVER;
  }

  /** Whether the configuration, or a contact, is another one than when it was routed last. */
  private boolean otherWay() {
    EpisodeState before = episode.before();
    return before == null
        || turn.rulesSince() != partner.rulesSince()
        || !Objects.equals(before.cam(), partner.cam())
        || !Objects.equals(before.leader(), partner.leader());
  }

  /** The end goes to whom it would not go any more, too, the way that it went before. */
  private void end(Addressees.Found found) {
    if (!item.resolved()) {
      return;
    }
    standings.forEach(
        (id, standing) -> {
          if (!found.byId().containsKey(id)) {
            addressed.add(
                new Addressed(
                    id,
                    standing.role(),
                    item.alertId(),
                    at,
                    Change.GOES_ON,
                    Why.FIRST,
                    null,
                    null,
                    episode.fresh(),
                    null,
                    null));
          }
        });
  }

  private void record(String role, String detail) {
    if (item.resolved() && standings.values().stream().anyMatch(it -> it.role().equals(role))) {
      // Who heard of it by other policies hears of its end all the same.
      return;
    }
    Recipient recipient = addressees.recipient(role, partner.cam(), partner.leader());
    String name = recipient == null ? role : recipient.id();
    for (Item each : episode.fresh()) {
      suppressed.add(Decision.suppressed(name, role, at, Why.NO_CHANNEL, List.of(each), detail));
    }
  }
}
