package io.channelwatch.rule;

import java.util.Locale;

/** What a KPI's number counts. */
public enum Unit {
  RATIO,
  PERCENT,
  COUNT,
  DAYS,
  MONEY,
  SCORE;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** As files and messages write it: in lower case. */
  public String text() {
    return text;
  }
}
