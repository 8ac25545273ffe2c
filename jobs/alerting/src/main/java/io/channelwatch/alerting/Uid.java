package io.channelwatch.alerting;

/** The operators' ids, under which savepoints keep their state. Never changed. */
final class Uid {

  static final String INPUTS_READ = "inputs-read";
  static final String RECORDS_DECODE = "records-decode";
  static final String TOPICS_HEAR = "topics-hear";
  static final String PARTNERS_WATCH = "partners-watch";
  static final String ALERTS_ENCODE = "alerts-encode";
  static final String CLOCK_GIVE = "clock-give";
  static final String ALERTS_WRITE = "alerts-write";
  static final String KPIS_ENCODE = "kpis-encode";
  static final String KPIS_WRITE = "kpis-write";
  static final String DEAD_LETTERS_ENCODE = "dead-letters-encode";
  static final String DEAD_LETTERS_WRITE = "dead-letters-write";

  private Uid() {}
}
