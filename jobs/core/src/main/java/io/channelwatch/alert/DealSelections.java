package io.channelwatch.alert;

import io.channelwatch.kpi.DealSelection;
import io.channelwatch.kpi.Measure;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Rule;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a rule's calls look at, as far as it can be shown.
 *
 * @param open selections of open deals
 * @param counted selections of the deals that measures count
 * @param recorded measures that count records one by one
 */
record DealSelections(Set<DealSelection> open, Set<DealSelection> counted, Set<Measure> recorded) {

  static DealSelections of(Rule rule) {
    DealSelections selections =
        new DealSelections(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    rule.reads().calls().forEach(selections::add);
    return selections;
  }

  private void add(Call call) {
    Measure measure = call.measure();
    if (measure == null) {
      addOpen(call);
    } else if (!measure.isDealMeasure()) {
      recorded.add(measure);
    } else if (call.window() != null) {
      counted.add(DealSelection.counted(measure, call.window()));
    }
  }

  private void addOpen(Call call) {
    switch (call.function()) {
      case OPEN_COUNT, OPEN_VALUE ->
          open.add(
              call.period() == null
                  ? DealSelection.open(call.stage())
                  : DealSelection.closingIn(call.period()));
      case OVERDUE_COUNT, OVERDUE_VALUE -> open.add(DealSelection.overdue(call.days()));
      case STALLED_COUNT, STALLED_VALUE -> open.add(DealSelection.stalled(call.days()));
      case SLIPPED_COUNT, SLIPPED_VALUE -> open.add(DealSelection.slipped());
      default -> {
        // Targets, elapsed time and the like count no deals.
      }
    }
  }
}
