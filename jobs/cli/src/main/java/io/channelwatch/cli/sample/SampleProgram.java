package io.channelwatch.cli.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** Writes the sample program. */
public final class SampleProgram {

  private static final long SEED = 20_260_101;

  private SampleProgram() {}

  /** Writes the event files; every run writes the same bytes. */
  public static void write(Path folder) throws IOException {
    SampleFile file = new SampleFile();
    ReferenceRecords reference = new ReferenceRecords(file);
    reference.rates();
    for (Partner partner : Roster.partners()) {
      reference.profile(partner);
      reference.targets(partner);
      live(partner, file);
    }
    file.write(folder);
  }

  /** When rules come into force: the quarter before is history for their windows. */
  public static Instant rulesFrom() {
    return Calendar.RULES_FROM.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void live(Partner partner, SampleFile file) {
    SplittableRandom random = new SplittableRandom(SEED + partner.number());
    DealRecords deals = new DealRecords(partner, random.split(), file);
    RevenueRecords revenue = new RevenueRecords(partner, random.split(), file);
    for (Deal deal : new DealPlan(partner, random.split()).deals()) {
      deals.write(deal);
      revenue.won(deal);
    }
    revenue.renewals();
    new ActivityRecords(partner, random.split(), file).write();
  }
}
