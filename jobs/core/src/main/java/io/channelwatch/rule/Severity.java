package io.channelwatch.rule;

/** How bad or how good, from mild to severe. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
