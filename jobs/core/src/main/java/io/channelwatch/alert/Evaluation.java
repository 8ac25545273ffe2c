package io.channelwatch.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating a partner: nothing, most of the time.
 *
 * @param transitions what is told, ordered by rule and subject
 * @param kpis the partner's catalog values where they are told; null for most evaluations
 */
public record Evaluation(List<Transition> transitions, @Nullable PartnerKpis kpis) {

  private static final Evaluation NOTHING = new Evaluation(List.of(), null);

  static Evaluation of(List<Transition> transitions, @Nullable PartnerKpis kpis) {
    return transitions.isEmpty() && kpis == null ? NOTHING : new Evaluation(transitions, kpis);
  }
}
