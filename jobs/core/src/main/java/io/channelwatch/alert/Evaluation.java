package io.channelwatch.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating a partner.
 *
 * @param transitions what is told, ordered by rule and subject
 * @param kpis the partner's catalog values where they are told; null for most evaluations
 * @param wakeAt the next instant at which something can change without a record; {@code
 *     Long.MAX_VALUE} if there is none
 */
public record Evaluation(List<Transition> transitions, @Nullable PartnerKpis kpis, long wakeAt) {}
