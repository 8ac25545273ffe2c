package io.channelwatch.rule;

/** What a KPI's number counts. */
public enum Unit {
  RATIO,
  PERCENT,
  COUNT,
  DAYS,
  MONEY,
  SCORE
}
