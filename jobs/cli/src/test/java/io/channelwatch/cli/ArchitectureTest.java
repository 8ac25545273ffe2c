package io.channelwatch.cli;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.channelwatch.conventions.MainClasses;
import io.channelwatch.conventions.Names;
import io.channelwatch.conventions.Packages;

@AnalyzeClasses(locations = MainClasses.class)
class ArchitectureTest {

  @ArchTest static final ArchRule functionsAreCalledSo = Names.functionsAreCalledSo();
  @ArchTest static final ArchRule operatorsAreCalledSo = Names.operatorsAreCalledSo();
  @ArchTest static final ArchRule namesSayWhatThingsAre = Names.sayWhatThingsAre();
  @ArchTest static final ArchRule packagesAreNullMarked = Packages.areNullMarked();
}
