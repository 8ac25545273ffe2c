package io.channelwatch.cli.sample;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A partner of the sample program.
 *
 * @param number from 0; everything random about the partner follows from it
 * @param target what it is to sell in a quarter, in its currency
 * @param dealsAQuarter how many of its deals close in a quarter
 * @param story what happens to it; null for most
 */
record Partner(
    int number,
    String id,
    String name,
    Tier tier,
    Region region,
    String country,
    String currency,
    LocalDate joinedOn,
    int target,
    int dealsAQuarter,
    @Nullable Story story) {

  /** How far a partner has come in the program. */
  enum Tier {
    PLATINUM,
    GOLD,
    SILVER
  }

  /** Where a partner works; each region is one account manager's portfolio. */
  enum Region {
    AMER("America/Chicago", "Tomás Arrieta", "U0ARRIETA"),
    EMEA("Europe/Stockholm", "Mara Lindqvist", "U0LINDQVIST"),
    APAC("Asia/Singapore", "Priya Raman", "U0RAMAN");

    private final String zone;
    private final String cam;
    private final String slackId;

    Region(String zone, String cam, String slackId) {
      this.zone = zone;
      this.cam = cam;
      this.slackId = slackId;
    }

    ZoneId zone() {
      return ZoneId.of(zone);
    }

    String cam() {
      return cam;
    }

    String slackId() {
      return slackId;
    }
  }

  /** Whether the partner is in a story that has begun by a day. */
  boolean is(Story which, LocalDate day) {
    return story == which && !day.isBefore(which.from());
  }
}
