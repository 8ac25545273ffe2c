package io.channelwatch.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each text of the rules gave at the starts of the last days. */
final class Trails {

  private static final int DAYS = 90;

  private final Map<LocalDate, Map<String, Double>> noted = new HashMap<>();

  /** Notes the values at the start of a day. */
  void note(View view) {
    Program program = view.known().program;
    LocalDate day = program.day(view.now());
    if (!program.start(day).equals(view.now()) || view.known().retired()) {
      return;
    }
    Map<String, Double> values = new HashMap<>();
    for (Rule rule : view.rules().all()) {
      if (rule.enabled()) {
        ValueTexts.of(rule, view.rules())
            .forEach(
                (text, expr) -> {
                  if (!ValueTexts.readsDeal(expr)) {
                    values.put(text, ValueTexts.number(expr.value(view)));
                  }
                });
      }
    }
    noted.put(day, values);
  }

  /** The unbroken run of noted days up to today, oldest first; null is absent. */
  List<Double> of(String text, LocalDate today) {
    List<Double> trail = new ArrayList<>();
    for (LocalDate day = today; trail.size() < DAYS; day = day.minusDays(1)) {
      Map<String, Double> values = noted.get(day);
      if (values == null || !values.containsKey(text)) {
        break;
      }
      trail.add(0, values.get(text));
    }
    return trail;
  }
}
