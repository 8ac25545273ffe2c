package io.channelwatch.alert;

import io.channelwatch.rule.Facts;
import io.channelwatch.rule.RuleProgram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert that a test steps by hand on an evaluation interval of 10, and what it told. */
final class SteppedAlert {

  private static final Facts NO_FACTS = Facts.of(UnreadView.VIEW, RuleProgram.EMPTY);

  private final List<Step.Change> changes = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private PeriodStarts periodStarts = (period, instant) -> false;
  private @Nullable AlertState state;

  void periodStarts(PeriodStarts starts) {
    periodStarts = starts;
  }

  void step(SwitchedRule rule, long at) {
    take(new AlertLifecycle(periodStarts, 10).step(state, rule.rule(), "p1", NO_FACTS, at), at);
  }

  void end(ResolveReason reason, long at) {
    take(new AlertLifecycle(periodStarts, 10).end(state, reason), at);
  }

  AlertState state() {
    return state;
  }

  List<Step.Change> changes() {
    return changes;
  }

  /** One line a transition: instant, type, severity, severity before, sequence, reason. */
  List<String> told() {
    return told;
  }

  private void take(Step step, long at) {
    state = step.next();
    Step.Change change = step.change();
    if (change != null) {
      changes.add(change);
      told.add(
          "%d %s %s from %s #%d%s"
              .formatted(
                  at,
                  change.type(),
                  change.episode().severity(),
                  change.previousSeverity(),
                  change.episode().sequence(),
                  change.reason() == null ? "" : " " + change.reason()));
    }
  }
}
