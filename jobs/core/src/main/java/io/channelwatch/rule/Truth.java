package io.channelwatch.rule;

/** What a condition says: it holds, it does not, or something that it reads cannot be known. */
public enum Truth {
  TRUE,
  FALSE,
  ABSENT
}
