package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.Profile;
import io.channelwatch.kpi.DealView;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts into words and numbers what happened to an alert. */
final class TransitionComposer {

  private final AlertId alertId = new AlertId();
  private final EvidenceSearch evidence;

  TransitionComposer(FiscalCalendar calendar) {
    this.evidence = new EvidenceSearch(calendar);
  }

  /**
   * The record of a change.
   *
   * @param told of which rule
   * @param facts what the rule was evaluated on; for a rule on deals with the deal
   * @param version of the rules in force
   */
  Transition compose(
      PartnerState state, ToldRule told, Step.Change change, Facts facts, long version) {
    Rule rule = told.rule();
    Subject subject = Subject.of(state, rule.scope(), facts);
    Episode episode = change.episode();
    Profile profile = facts.partner().profile();
    return new Transition(
        alertId.of(rule.id(), subject.id(), episode.openedAt()),
        episode.sequence(),
        rule.id(),
        rule.ruleSet(),
        version,
        rule.kind(),
        subject.type(),
        subject.id(),
        subject.name(),
        state.partnerId(),
        change.type(),
        change.reason(),
        episode.severity(),
        change.previousSeverity(),
        episode.openedAt(),
        facts.partner().at(),
        rule.title(),
        rule.message().render(facts),
        rule.playbook(),
        rule.labels(),
        rule.recipients(),
        profile == null ? null : profile.cam(),
        profile == null ? null : profile.leader(),
        AlertValues.of(rule, facts, state.trails()),
        evidence.of(state.history(), told.evidence(), facts));
  }

  /** What an alert is about; people know a deal by its partner's name. */
  private record Subject(SubjectType type, String id, @Nullable String name) {

    static Subject of(PartnerState state, RuleScope scope, Facts facts) {
      Profile profile = facts.partner().profile();
      String name = profile == null ? null : profile.name();
      return switch (scope) {
        case PARTNER -> new Subject(SubjectType.PARTNER, state.partnerId(), name);
        case DEAL -> {
          DealView deal = Objects.requireNonNull(facts.deal(), "a rule on deals needs its deal");
          yield new Subject(SubjectType.DEAL, deal.id(), name);
        }
      };
    }
  }
}
