package io.channelwatch.alerting.alert;

import io.channelwatch.alert.Freshness;
import io.channelwatch.alert.Holds;
import io.channelwatch.alert.Patience;
import io.channelwatch.alert.StaleTopicAlert;
import io.channelwatch.alert.Transition;
import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.config.Settings;
import io.channelwatch.event.PartnerTopic;
import io.channelwatch.rule.RuleProgram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics that have fallen silent, as one task knows them: every task knows the same, since what
 * was heard is broadcast. One of them tells.
 */
final class StaleTopics {

  private static final String UNTOLD = "untold";

  private final FiscalCalendar calendar;
  private final Freshness freshness;
  private final StaleTopicAlert alert;

  /** The topics, as bits, that became stale while no rules were in force: nobody hears of those. */
  private int untold;

  StaleTopics(Settings settings) {
    calendar = new FiscalCalendar(settings.program());
    freshness = new Freshness(patience(settings.freshness(), calendar));
    alert = new StaleTopicAlert(settings.program().timeZone(), settings.freshness().owner());
  }

  private static Map<PartnerTopic, Patience> patience(
      Settings.Freshness settings, FiscalCalendar calendar) {
    Map<PartnerTopic, Patience> patience = new EnumMap<>(PartnerTopic.class);
    for (PartnerTopic topic : PartnerTopic.values()) {
      long silence =
          switch (topic) {
            case DEAL_REGISTRATIONS -> settings.dealRegistrations();
            case CLOSED_REVENUE -> settings.closedRevenue();
            case PARTNER_ACTIVITY -> settings.partnerActivity();
            case PARTNER_PROFILES -> settings.partnerProfiles();
            case PARTNER_TARGETS -> settings.partnerTargets();
          };
      if (silence == Settings.Freshness.BUSINESS_DAY) {
        patience.put(topic, new Patience.BusinessDay(calendar, settings.holidays()));
      } else if (silence != Settings.Freshness.OFF) {
        patience.put(topic, new Patience.Of(calendar, silence));
      }
    }
    return patience;
  }

  /**
   * Something became known in the hour that ends with a full hour; told too late, it counts for the
   * next full hour after the clock.
   */
  void heard(PartnerTopic topic, long hour, long clock) {
    freshness.heard(topic, hour > clock ? hour : calendar.hourTickAtOrAfter(clock + 1));
  }

  /** The next instant at which something changes; {@code Long.MAX_VALUE}: none up to the other. */
  long nextChange(long until) {
    return freshness.nextChange(until);
  }

  /** Makes what changes at an instant; what there is to tell of it. */
  List<Transition> change(long at, RuleProgram rules) {
    List<Transition> told = new ArrayList<>();
    for (Freshness.News news : freshness.change(at)) {
      int topic = news.topic().bit();
      if (news.stale() && rules.version() == RuleProgram.EMPTY.version()) {
        untold |= topic;
      }
      if ((untold & topic) == 0) {
        told.add(alert.of(news, rules, at));
      }
      if (!news.stale()) {
        untold &= ~topic;
      }
    }
    return told;
  }

  /** What is held from the last change on. */
  Holds holds() {
    return freshness.holds();
  }

  /** Of how many topics it was told that they are stale, and not yet that they are no more. */
  int open() {
    return freshness.open() - Integer.bitCount(untold);
  }

  /** What a checkpoint keeps. */
  Map<String, long[]> snapshot() {
    Map<String, long[]> all = new HashMap<>(freshness.snapshot());
    all.put(UNTOLD, new long[] {untold});
    return all;
  }

  /** Takes up a checkpoint's. */
  void restore(Map<String, long[]> snapshot, long clock) {
    long[] bits = snapshot.get(UNTOLD);
    untold = bits == null ? 0 : (int) bits[0];
    freshness.restore(snapshot, calendar.hourTickAtOrAfter(clock + 1));
  }
}
