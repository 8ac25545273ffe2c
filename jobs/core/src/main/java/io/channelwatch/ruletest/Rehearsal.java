package io.channelwatch.ruletest;

import io.channelwatch.alert.AlertState;
import io.channelwatch.alert.EvaluationGrid;
import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.event.Profile;
import io.channelwatch.kpi.DealView;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.DryRun;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.KpiTitles;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Router;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleScope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays a story in virtual time. The rules hold from the beginning; the partner is evaluated where
 * a running job evaluates it, from its first record on that was not known from the beginning.
 */
final class Rehearsal {

  private static final long INTERVAL = 1_000;

  private final RulesUnderTest rules;
  private final PartnerWatch watch;
  private final PartnerState partner;
  private final FxRates rates;
  private final Deque<Known> ahead;
  private final DryRun notifications = new DryRun();
  private boolean evaluated;

  Rehearsal(Story story, RulesUnderTest rules) {
    String zone = story.calendar().program().timeZone().getId();
    notifications.rules(Known.BEGINNING, new Router(rules.policies(), KpiTitles.NONE, zone));
    this.rules = rules;
    this.watch = new PartnerWatch(story.calendar(), StoryReader.LIMITS, INTERVAL);
    this.partner = watch.create(Story.PARTNER);
    this.rates = FxRates.of(story.calendar().program().currency(), story.rates());
    this.ahead = new ArrayDeque<>(story.records());
    takeRecords(Known.BEGINNING);
  }

  /** Goes on to an instant, which is not before the last one, and evaluates on the way. */
  void playUntil(long instant) {
    for (long tick = nextTick(); tick <= instant; tick = nextTick()) {
      boolean due = partner.wakeAt() == tick;
      if (takeRecords(tick) || due) {
        watch
            .evaluate(partner, rules.program(), rules.program(), tick)
            .transitions()
            .forEach(transition -> notifications.alert(Incoming.of(transition)));
        evaluated = true;
      }
    }
  }

  /** What would have been sent up to an instant, which is not before the last one. */
  List<Message> messagesUntil(long instant) {
    playUntil(instant);
    notifications.playUntil(instant);
    return notifications.messages();
  }

  /** Whether the partner was evaluated at all. */
  boolean evaluated() {
    return evaluated;
  }

  /** How a rule stands. */
  Standing standing(Rule rule, @Nullable String dealId) {
    String subject = rule.scope() == RuleScope.DEAL ? dealId : Story.PARTNER;
    AlertState alert =
        partner.alertStates().stream()
            .filter(it -> it.ruleId().equals(rule.id()) && it.subjectId().equals(subject))
            .findFirst()
            .orElse(null);
    return new Standing(alert);
  }

  /**
   * What a rule is evaluated on at an instant, not before the last one; null for a rule on a deal
   * of which nothing is known.
   */
  @Nullable Facts facts(Rule rule, @Nullable String dealId, long at) {
    Facts facts = rules.facts(partner.history().at(at));
    if (rule.scope() == RuleScope.PARTNER) {
      return facts;
    }
    DealView deal = dealId == null ? null : partner.history().deal(dealId, at);
    return deal == null ? null : facts.about(deal);
  }

  private long nextTick() {
    Known next = ahead.peek();
    return Math.min(partner.wakeAt(), next == null ? Long.MAX_VALUE : tick(next));
  }

  /** Takes up the records of a tick; whether any of them was new. */
  private boolean takeRecords(long tick) {
    boolean news = false;
    for (Known next = ahead.peek(); next != null && tick(next) <= tick; next = ahead.peek()) {
      ahead.remove();
      if (watch.apply(partner, next.event(), next.at(), rates) != null) {
        throw new IllegalStateException("a record that was checked is refused: " + next);
      }
      news |= !partner.history().repeated();
      takeContacts(next, tick);
    }
    return news;
  }

  private void takeContacts(Known record, long tick) {
    if (record.event() instanceof Profile profile) {
      Long updatedAt = profile.updatedAt();
      notifications.contacts(
          new ContactsChange(
              Story.PARTNER,
              tick,
              updatedAt == null ? Long.MIN_VALUE : updatedAt,
              profile.cam(),
              profile.leader()));
    }
  }

  private static long tick(Known record) {
    return record.at() == Known.BEGINNING
        ? Known.BEGINNING
        : EvaluationGrid.ceil(record.at(), INTERVAL);
  }
}
