package io.channelwatch.alert;

import io.channelwatch.kpi.DealSelection;
import io.channelwatch.kpi.Measure;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rule's calls look at, as far as it can be shown.
 *
 * @param open selections of open deals
 * @param counted selections of the deals that measures count
 * @param recorded measures that count records one by one
 */
record DealSelections(
    List<DealSelection> open, List<DealSelection> counted, List<Measure> recorded) {

  static DealSelections of(Rule rule) {
    Set<DealSelection> open = new LinkedHashSet<>();
    Set<DealSelection> counted = new LinkedHashSet<>();
    Set<Measure> recorded = new LinkedHashSet<>();
    for (Call call : rule.reads().calls()) {
      Measure measure = call.measure();
      if (measure == null) {
        open.addAll(open(call));
      } else if (!measure.isDealMeasure()) {
        recorded.add(measure);
      } else if (call.window() != null) {
        counted.add(DealSelection.counted(measure, call.window()));
      }
    }
    return new DealSelections(List.copyOf(open), List.copyOf(counted), List.copyOf(recorded));
  }

  /** The open deals that a call counts; targets, elapsed time and the like count none. */
  private static List<DealSelection> open(Call call) {
    return switch (call.function()) {
      case OPEN_COUNT, OPEN_VALUE ->
          List.of(
              call.period() == null
                  ? DealSelection.open(call.stage())
                  : DealSelection.closingIn(call.period()));
      case OVERDUE_COUNT, OVERDUE_VALUE -> List.of(DealSelection.overdue(call.days()));
      case STALLED_COUNT, STALLED_VALUE -> List.of(DealSelection.stalled(call.days()));
      case SLIPPED_COUNT, SLIPPED_VALUE -> List.of(DealSelection.slipped());
      default -> List.of();
    };
  }
}
