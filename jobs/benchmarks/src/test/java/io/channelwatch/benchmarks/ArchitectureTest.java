package io.channelwatch.benchmarks;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.channelwatch.conventions.MainClasses;
import io.channelwatch.conventions.Names;
import io.channelwatch.conventions.Packages;

@AnalyzeClasses(locations = MainClasses.class)
class ArchitectureTest {

  private static final String ROOT = "io.channelwatch.benchmarks";
  private static final String[] PACKAGES = {
    "measure", "workload", "limit", "job", "run", "core", "compare"
  };

  @ArchTest static final ArchRule thereAreOnlyThese = Packages.areOnly(ROOT, PACKAGES);
  @ArchTest static final ArchRule namesSayWhatThingsAre = Names.sayWhatThingsAre();
}
