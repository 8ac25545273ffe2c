package io.channelwatch.alerting;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.channelwatch.conventions.MainClasses;
import io.channelwatch.conventions.Names;
import io.channelwatch.conventions.Packages;

/** The job's packages are its stages; what both jobs write stands to the left of them all. */
@AnalyzeClasses(locations = MainClasses.class)
class ArchitectureTest {

  private static final String ROOT = "io.channelwatch.alerting";
  private static final String[] STAGES = {"metric", "sink", "ingest", "rule", "alert"};

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
