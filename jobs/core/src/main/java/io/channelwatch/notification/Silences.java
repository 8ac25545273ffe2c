package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is silenced and what was acknowledged, at any instant. */
public final class Silences {
  private static final Pattern ONE_ALERT =
      Pattern.compile("\\s*alert_id\\s*==\\s*(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")\\s*");

  private final Map<String, List<Stretch>> ofOneAlert = new HashMap<>();
  private final List<Stretch> ofMany = new ArrayList<>();
  private final CompiledConditions conditions;

  /** Silences as they became known, in any order. */
  public Silences(Collection<Silence> silences, CompiledConditions conditions) {
    this.conditions = conditions;
    Map<String, TreeMap<Long, Silence>> versions = new TreeMap<>();
    for (Silence silence : silences) {
      versions
          .computeIfAbsent(silence.silenceId(), id -> new TreeMap<>())
          .put(silence.knownAt(), silence);
    }
    versions.values().forEach(this::add);
  }

  /** No silences. */
  public static Silences none() {
    return new Silences(List.of(), new CompiledConditions());
  }

  /** What one version of a silence says for the time at which it holds. */
  private record Stretch(
      long from, long until, boolean acknowledgement, @Nullable AlertCondition match) {

    boolean holds(Item item, String role, long at) {
      return from <= at && at < until && (match == null || match.holds(item, role));
    }

    /** Its next end or beginning after an instant. */
    long changeAfter(long at) {
      return from > at ? from : until > at ? until : Long.MAX_VALUE;
    }
  }

  private void add(NavigableMap<Long, Silence> versions) {
    for (Silence silence : versions.values()) {
      Long replacedAt = versions.higherKey(silence.knownAt());
      long ends = silence.endsAt() == null ? Long.MAX_VALUE : silence.endsAt();
      long until = Math.min(ends, replacedAt == null ? Long.MAX_VALUE : replacedAt);
      long from = Math.max(silence.startsAt(), silence.knownAt());
      if (!silence.lifted() && from < until) {
        add(silence, from, until);
      }
    }
  }

  private void add(Silence silence, long from, long until) {
    Matcher one = ONE_ALERT.matcher(silence.match());
    if (one.matches()) {
      String alertId = one.group(1) != null ? one.group(1) : one.group(2);
      ofOneAlert
          .computeIfAbsent(alertId, id -> new ArrayList<>())
          .add(new Stretch(from, until, silence.acknowledgement(), null));
      return;
    }
    try {
      AlertCondition match = conditions.of(silence.match());
      ofMany.add(new Stretch(from, until, silence.acknowledgement(), match));
    } catch (AlertCondition.Invalid e) {
      // It is refused where it comes in; one that did come in mutes nothing.
      return;
    }
  }

  /** Why nothing is said of an alert to a role at an instant; null if nothing mutes it. */
  @Nullable Why mute(Item item, String role, long at) {
    boolean silenced = false;
    boolean acknowledged = false;
    for (Stretch each : ofOneAlert.getOrDefault(item.alertId(), List.of())) {
      if (each.holds(item, role, at)) {
        silenced |= !each.acknowledgement();
        acknowledged |= each.acknowledgement();
      }
    }
    for (Stretch each : ofMany) {
      if (each.holds(item, role, at)) {
        silenced |= !each.acknowledgement();
        acknowledged |= each.acknowledgement();
      }
    }
    return acknowledged ? Why.ACKNOWLEDGED : silenced ? Why.SILENCED : null;
  }

  /** The next instant at which something that can concern these alerts begins or ends to hold. */
  long nextChange(Collection<EpisodeState> episodes, long at) {
    long next = Long.MAX_VALUE;
    for (EpisodeState episode : episodes) {
      for (Stretch each : ofOneAlert.getOrDefault(episode.item().alertId(), List.of())) {
        next = Math.min(next, each.changeAfter(at));
      }
    }
    if (!episodes.isEmpty()) {
      for (Stretch each : ofMany) {
        next = Math.min(next, each.changeAfter(at));
      }
    }
    return next;
  }
}
