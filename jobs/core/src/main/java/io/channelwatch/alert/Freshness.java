package io.channelwatch.alert;

import io.channelwatch.event.PartnerTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of the topics about partners have fallen silent, and what that holds. Decided at full hours
 * of the program alone, from the full hours for which something was heard of each topic: so whoever
 * was told of those knows the same. For one thread at a time.
 */
public final class Freshness {

  private static final int SETS = 1 << PartnerTopic.values().length;
  private static final String SETS_KEY = "lost-since";

  private final Map<PartnerTopic, TopicFreshness> topics = new EnumMap<>(PartnerTopic.class);

  /** By set of topics: since when any of them is stale; {@link Long#MIN_VALUE} where none is. */
  private final long[] lostSince = new long[SETS];

  private Holds holds = Holds.NONE;

  /**
   * Nothing changes before it: all up to it was decided before a restart, by other settings
   * perhaps.
   */
  private long earliest = Long.MIN_VALUE;

  /**
   * What became of a topic.
   *
   * @param stale whether it fell silent; otherwise rules that read it go on
   * @param openedAt when it fell silent
   * @param silentFrom the full hour after which nothing was heard of it when it did, or the last
   *     one for which something was
   */
  public record News(PartnerTopic topic, boolean stale, long openedAt, long silentFrom) {}

  /** Listens for these topics, and for no others. */
  public Freshness(Map<PartnerTopic, Patience> patience) {
    patience.forEach((topic, each) -> topics.put(topic, new TopicFreshness(each)));
    Arrays.fill(lostSince, Long.MIN_VALUE);
  }

  /** Something of a topic became known in the hour that ends with a full hour. */
  public void heard(PartnerTopic topic, long hour) {
    TopicFreshness listening = topics.get(topic);
    if (listening != null) {
      listening.heard(hour);
    }
  }

  /**
   * The next full hour at which something changes, if that is no later than {@code until}, by which
   * all that became known up to then must have been heard; {@code Long.MAX_VALUE} otherwise.
   */
  public long nextChange(long until) {
    long next = Long.MAX_VALUE;
    for (TopicFreshness topic : topics.values()) {
      next = Math.min(next, nextChange(topic, until));
    }
    return next;
  }

  private long nextChange(TopicFreshness topic, long until) {
    long next = topic.nextChange(until);
    return next == Long.MAX_VALUE || Math.max(next, earliest) > until
        ? Long.MAX_VALUE
        : Math.max(next, earliest);
  }

  /** Makes what changes at the full hour that {@link #nextChange} named; what is to be told. */
  public List<News> change(long at) {
    List<News> news = new ArrayList<>();
    int before = held();
    topics.forEach(
        (topic, each) -> {
          if (nextChange(each, at) == at) {
            boolean open = each.phase() != TopicFreshness.Phase.FRESH;
            each.change(at);
            boolean opens = each.phase() != TopicFreshness.Phase.FRESH;
            if (open != opens) {
              news.add(new News(topic, opens, each.openedAt(), each.silentFrom()));
            }
          }
        });
    int now = held();
    holds = new Holds(at, now, before & ~now, lost(at));
    return news;
  }

  /** What is held from the last change on. */
  public Holds holds() {
    return holds;
  }

  private int held() {
    return stale() | in(TopicFreshness.Phase.RETURNING);
  }

  private int stale() {
    return in(TopicFreshness.Phase.STALE);
  }

  private int in(TopicFreshness.Phase phase) {
    int set = 0;
    for (Map.Entry<PartnerTopic, TopicFreshness> topic : topics.entrySet()) {
      set |= topic.getValue().phase() == phase ? topic.getKey().bit() : 0;
    }
    return set;
  }

  /**
   * Notes since when each set of topics is incomplete; for how long those were that no more are.
   */
  private long[] lost(long at) {
    int stale = stale();
    boolean any = false;
    long[] lost = new long[SETS];
    for (int set = 0; set < SETS; set++) {
      boolean incomplete = (set & stale) != 0;
      boolean was = lostSince[set] != Long.MIN_VALUE;
      if (incomplete && !was) {
        lostSince[set] = at;
      } else if (!incomplete && was) {
        lost[set] = at - lostSince[set];
        lostSince[set] = Long.MIN_VALUE;
        any = true;
      }
    }
    return any ? lost : new long[0];
  }

  /** How many topics are stale or not yet settled. */
  public int open() {
    return Integer.bitCount(held());
  }

  /** All that is known, by name. */
  public Map<String, long[]> snapshot() {
    Map<String, long[]> all = new TreeMap<>();
    topics.forEach((topic, each) -> all.put(topic.text(), each.snapshot()));
    all.put(SETS_KEY, lostSince.clone());
    return all;
  }

  /**
   * Takes up what a {@link #snapshot} gave; nothing is known of topics that it lacks. What it holds
   * of a topic that nobody listens for any more goes on.
   *
   * @param hour the next full hour: nothing changes before it
   */
  public void restore(Map<String, long[]> snapshot, long hour) {
    for (PartnerTopic topic : PartnerTopic.values()) {
      long[] numbers = snapshot.get(topic.text());
      if (numbers != null) {
        boolean listening = topics.containsKey(topic);
        TopicFreshness each =
            topics.computeIfAbsent(topic, any -> new TopicFreshness(new Patience.Endless()));
        each.restore(numbers);
        if (!listening) {
          each.release(hour);
        }
      }
    }
    long[] sets = snapshot.get(SETS_KEY);
    if (sets != null) {
      System.arraycopy(sets, 0, lostSince, 0, SETS);
    }
    holds = new Holds(Long.MIN_VALUE, held(), 0, new long[0]);
    earliest = hour;
  }
}
