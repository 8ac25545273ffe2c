package io.channelwatch.cli.sample;

import io.channelwatch.config.Settings;
import io.channelwatch.config.SettingsException;
import io.channelwatch.config.SettingsReader;
import io.channelwatch.config.Sources;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes the sample program. */
public final class SampleProgram {

  private static final long SEED = 20_260_101;

  private static final String SETTINGS =
      """
      program:
        name: Ledger partner program
        time_zone: UTC
        currency: USD
        data_since: 2025-07-01
      clock: data
      freshness:
        holidays: [2025-12-31]
      """;

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
    SampleSilence.write(file);
    file.write(folder);
  }

  /** The program's settings: dollars, fiscal quarters as in the calendar, data since July 2025. */
  public static Settings settings() {
    try {
      return SettingsReader.read("the sample's settings", SETTINGS, new NoSources());
    } catch (SettingsException e) {
      throw new IllegalStateException(e);
    }
  }

  /** When rules come into force: the quarter before is history for their windows. */
  public static Instant rulesFrom() {
    return Calendar.RULES_FROM.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static final class NoSources implements Sources {

    @Override
    public @Nullable String variable(String name) {
      return null;
    }

    @Override
    public String file(String path) throws IOException {
      throw new FileNotFoundException(path);
    }
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
