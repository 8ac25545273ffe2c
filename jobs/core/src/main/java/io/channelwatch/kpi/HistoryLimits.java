package io.channelwatch.kpi;

/**
 * How far back a partner's history reaches.
 *
 * @param retentionMillis what happened longer ago leaves the windows; closed deals are forgotten so
 *     long after they closed
 * @param dedupHorizonMillis for how long after it became known a record is recognised when it
 *     arrives again
 */
public record HistoryLimits(long retentionMillis, long dedupHorizonMillis) {}
