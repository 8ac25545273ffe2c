package io.channelwatch;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.channelwatch.conventions.MainClasses;
import io.channelwatch.conventions.Names;
import io.channelwatch.conventions.Packages;
import io.channelwatch.conventions.Purity;

/** What is decided is decided in plain Java, stage after stage. */
@AnalyzeClasses(locations = MainClasses.class)
class ArchitectureTest {

  private static final String ROOT = "io.channelwatch";
  private static final String[] STAGES = {
    "text", "event", "calendar", "kpi", "rule", "alert", "notification", "config", "ruletest"
  };

  @ArchTest
  static final ArchRule stagesImportOnlyLeftwards = Packages.importOnlyLeftwards(ROOT, STAGES);

  @ArchTest
  static final ArchRule theConfigurationKnowsTheCalendarAlone =
      Packages.importOnly(ROOT, "config", "calendar", "text");

  @ArchTest static final ArchRule thereAreOnlyStages = Packages.areOnly(ROOT, STAGES);

  @ArchTest static final ArchRule logicIsPlainJava = Purity.isPlainJava();

  @ArchTest
  static final ArchRule logicAsksNeitherClockNorChance = Purity.asksNeitherClockNorChance();

  @ArchTest static final ArchRule namesSayWhatThingsAre = Names.sayWhatThingsAre();

  @ArchTest static final ArchRule packagesAreNullMarked = Packages.areNullMarked();
}
