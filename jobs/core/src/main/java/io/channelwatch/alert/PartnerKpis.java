package io.channelwatch.alert;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's catalog KPIs are at an evaluation.
 *
 * @param at the instant, in milliseconds since the epoch
 * @param values by the KPI's name, in the order of the catalog; null where one cannot be known
 */
public record PartnerKpis(String partnerId, long at, Map<String, @Nullable Double> values) {}
