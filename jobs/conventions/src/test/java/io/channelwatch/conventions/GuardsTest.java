package io.channelwatch.conventions;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each rule finds what breaks it, and nothing else. */
class GuardsTest {

  private static final String FIXTURE = "io.channelwatch.conventions.fixture.";
  private static final Pattern CLASS = Pattern.compile(FIXTURE + "[a-z.]+([A-Z]\\w*)");

  @Test
  void findsImportsToTheRightAndOfTheRoot() {
    assertThat(
            offenders(Packages.importOnlyLeftwards(FIXTURE + "order", "event", "alert"), "order"))
        .containsExactlyInAnyOrder("LooksAhead", "LooksUp");
  }

  @Test
  void findsImportsOfWhatIsNotNamed() {
    assertThat(offenders(Packages.importOnly(FIXTURE + "order", "alert", "event"), "order"))
        .containsExactly("LooksUp");
    assertThat(offenders(Packages.importOnly(FIXTURE + "order", "event"), "order"))
        .containsExactly("LooksAhead");
  }

  @Test
  void findsPackagesWithoutAPlaceInTheOrder() {
    assertThat(offenders(Packages.areOnly(FIXTURE + "order", "event", "alert"), "order"))
        .containsExactly("Unplaced");
  }

  @Test
  void findsPackagesThatDoNotSayWhatMayBeNull() {
    assertThat(offenders(Packages.areNullMarked(), "unmarked", "marked"))
        .containsExactly("Unmarked");
  }

  @Test
  void findsNamesThatFitAnything() {
    assertThat(offenders(Names.sayWhatThingsAre(), "names"))
        .containsExactlyInAnyOrder(
            "RuleManager",
            "TimeHelper",
            "TextUtils",
            "TextUtil",
            "RuleImpl",
            "AlertHandler",
            "AlertProcessor",
            "AlertData",
            "AlertInfo");
  }

  @Test
  void findsFunctionsOperatorsMainsAndWiringUnderOtherNames() {
    assertThat(offenders(Names.functionsAreCalledSo(), "names")).containsExactly("Doubler");
    assertThat(offenders(Names.operatorsAreCalledSo(), "names")).containsExactly("Watcher");
    assertThat(offenders(Names.mainsAreCalledJobs(), "names")).containsExactly("Start");
    assertThat(offenders(Names.wiringIsCalledTopology(), "names")).containsExactly("Start");
  }

  @Test
  void findsEveryReadingOfTheClockAndEveryDrawingOfLots() {
    assertThat(violations(Purity.asksNeitherClockNorChance(), "impure"))
        .hasSize(10)
        .noneMatch(text -> text.matches(".*Readings\\.(seeded|past|epoch)\\(.*"));
  }

  @Test
  void findsWhatPlainLogicKeepsAwayFrom() {
    List<String> found = violations(Purity.isPlainJava(), "impure");
    assertThat(found).anyMatch(text -> text.contains("org.apache.flink"));
    assertThat(found).anyMatch(text -> text.contains("java.net.http"));
    assertThat(found).anyMatch(text -> text.contains("java.util.logging"));
    assertThat(found).anyMatch(text -> text.contains("java.lang.System.out"));
    assertThat(found).noneMatch(text -> text.contains("Readings"));
  }

  @Test
  void looksAtTheMainClassesOfTheModuleThatAsks() {
    Set<Location> own = new MainClasses().get(GuardsTest.class);
    assertThat(new ClassFileImporter().importLocations(own).stream().map(c -> c.getSimpleName()))
        .contains("MainClasses", "Packages")
        .doesNotContain("GuardsTest");
  }

  private static List<String> violations(ArchRule rule, String... packages) {
    return rule.evaluate(classes(packages)).getFailureReport().getDetails();
  }

  /** The simple names of the classes that a rule complains of. */
  private static Set<String> offenders(ArchRule rule, String... packages) {
    return violations(rule, packages).stream().map(GuardsTest::offender).collect(toSet());
  }

  private static String offender(String violation) {
    Matcher first = CLASS.matcher(violation);
    assertThat(first.find()).isTrue();
    return first.group(1);
  }

  private static JavaClasses classes(String... packages) {
    return new ClassFileImporter()
        .importPackages(List.of(packages).stream().map(name -> FIXTURE + name).toList());
  }
}
