package io.channelwatch.alert;

/** What kind of thing an alert is about. */
public enum SubjectType {
  PARTNER,
  DEAL,
  SEGMENT
}
