package io.channelwatch.cli.sample;

import java.time.LocalDate;

/** What happens to one partner of the sample program, and from when on. */
public enum Story {
  GOES_SILENT("P-1031", "2026-01-19", "goes silent in week three"),
  AGEING_PIPELINE("P-1046", "2026-02-02", "lives off an ageing pipeline"),
  NEVER_LOGS_IN("P-1060", "2026-02-16", "joins and never logs in"),
  MISSES_CLOSE_DATES("P-1017", "2026-02-10", "lets deals pass their close dates"),
  DOUBLES_REGISTRATIONS("P-1021", "2026-04-01", "doubles its registrations"),
  BEATS_QUOTA("P-1008", "2026-04-07", "beats its quota early");

  private final String partnerId;
  private final String from;
  private final String text;

  Story(String partnerId, String from, String text) {
    this.partnerId = partnerId;
    this.from = from;
    this.text = text;
  }

  /** The partner that it happens to. */
  public String partnerId() {
    return partnerId;
  }

  /** The partner's name. */
  public String partnerName() {
    return Roster.partners().stream()
        .filter(partner -> partner.id().equals(partnerId))
        .map(Partner::name)
        .findFirst()
        .orElse(partnerId);
  }

  /** The first day on which anything is different. */
  public LocalDate from() {
    return LocalDate.parse(from);
  }

  /** What the partner does, after its name. */
  public String text() {
    return text;
  }
}
