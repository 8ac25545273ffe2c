package io.channelwatch.cli.backtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the model shared with the product, it could not find wrong. */
@AnalyzeClasses(packages = "io.channelwatch.model")
class ModelIsolationTest {

  @ArchTest
  static final ArchRule theModelSharesNothingWithTheProduct =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.channelwatch.model", "java..", "com.fasterxml.jackson..");
}
