package io.channelwatch.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

/** How classes are called. */
public final class Names {

  private static final String EMPTY_WORDS =
      ".*(Manager|Helper|Utils?|Impl|Handler|Processor|Data|Info)";

  private Names() {}

  /** No name ends in a word that fits anything. */
  public static ArchRule sayWhatThingsAre() {
    return noClasses().should().haveNameMatching(EMPTY_WORDS).as("no name ends in an empty word");
  }

  /** What Flink calls for each record ends in {@code Function}. */
  public static ArchRule functionsAreCalledSo() {
    return named("org.apache.flink.api.common.functions.Function", "Function");
  }

  /** What runs as a task of its own, with watermarks and snapshots, ends in {@code Operator}. */
  public static ArchRule operatorsAreCalledSo() {
    return named("org.apache.flink.streaming.api.operators.StreamOperator", "Operator");
  }

  /** What can be started ends in {@code Job}. */
  public static ArchRule mainsAreCalledJobs() {
    return methods()
        .that()
        .haveName("main")
        .and(modifier(JavaModifier.STATIC))
        .should()
        .beDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Job")
        .allowEmptyShould(true);
  }

  /** Operators get their ids, and so are wired, in topologies and jobs alone. */
  public static ArchRule wiringIsCalledTopology() {
    return noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Topology")
        .and()
        .haveSimpleNameNotEndingWith("Job")
        .should()
        .callMethodWhere(
            target(name("uid"))
                .and(target(owner(resideInAPackage("org.apache.flink.streaming.api..")))))
        .as("operators are wired in topologies and jobs alone");
  }

  private static ArchRule named(String type, String suffix) {
    return classes()
        .that()
        .areAssignableTo(type)
        .and(not(INTERFACES))
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveSimpleNameEndingWith(suffix)
        .allowEmptyShould(true);
  }
}
