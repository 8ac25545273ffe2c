package io.channelwatch.notifying;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.channelwatch.conventions.MainClasses;
import io.channelwatch.conventions.Names;
import io.channelwatch.conventions.Packages;

/** The job's packages are its stages. */
@AnalyzeClasses(locations = MainClasses.class)
class ArchitectureTest {

  private static final String ROOT = "io.channelwatch.notifying";
  private static final String[] STAGES = {"ingest", "record", "state", "route", "group", "deliver"};

  @ArchTest
  static final ArchRule stagesImportOnlyLeftwards = Packages.importOnlyLeftwards(ROOT, STAGES);

  @ArchTest static final ArchRule thereAreOnlyStages = Packages.areOnly(ROOT, STAGES);
  @ArchTest static final ArchRule functionsAreCalledSo = Names.functionsAreCalledSo();
  @ArchTest static final ArchRule operatorsAreCalledSo = Names.operatorsAreCalledSo();
  @ArchTest static final ArchRule mainsAreCalledJobs = Names.mainsAreCalledJobs();
  @ArchTest static final ArchRule wiringIsCalledTopology = Names.wiringIsCalledTopology();
  @ArchTest static final ArchRule namesSayWhatThingsAre = Names.sayWhatThingsAre();
  @ArchTest static final ArchRule packagesAreNullMarked = Packages.areNullMarked();
}
