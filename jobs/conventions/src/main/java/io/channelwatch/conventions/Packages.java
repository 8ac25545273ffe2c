package io.channelwatch.conventions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What packages are there, and which may import which. */
public final class Packages {

  private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

  private Packages() {}

  /**
   * Each package below the root, with those below it, imports only what stands to its left. The
   * root itself, which puts them together, stands rightmost.
   *
   * @param order names below the root, each of a package that has classes
   */
  public static ArchRule importOnlyLeftwards(String root, String... order) {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      Stream<String> right = Stream.of(order).skip(i + 1L).map(name -> below(root, name));
      rules.add(
          noClasses()
              .that()
              .resideInAPackage(below(root, order[i]))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(Stream.concat(right, Stream.of(root)).toArray(String[]::new)));
    }
    return CompositeArchRule.of(rules)
        .as("packages of %s import only leftwards in %s".formatted(root, String.join(", ", order)));
  }

  /** A package below the root imports, of all that stand below the root, itself and these alone. */
  public static ArchRule importOnly(String root, String name, String... imported) {
    Stream<String> known = Stream.concat(Stream.of(name), Stream.of(imported));
    return noClasses()
        .that()
        .resideInAPackage(below(root, name))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..")
                .and(
                    resideOutsideOfPackages(
                        known.map(n -> below(root, n)).toArray(String[]::new))));
  }

  /** Every class stands in one of these packages below the root, or in the root itself. */
  public static ArchRule areOnly(String root, String... names) {
    Stream<String> known = Stream.of(names).map(name -> below(root, name));
    return classes()
        .should()
        .resideInAnyPackage(Stream.concat(known, Stream.of(root)).toArray(String[]::new));
  }

  /** Every package says in its {@code package-info} that nothing is null unless it says so. */
  public static ArchRule areNullMarked() {
    return classes()
        .should(
            new ArchCondition<>("stand in packages with a @NullMarked package-info") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith(NULL_MARKED)) {
                  events.add(
                      violated(
                          item, "%s: its package is not @NullMarked".formatted(item.getName())));
                }
              }
            });
  }

  private static String below(String root, String name) {
    return root + "." + name + "..";
  }
}
