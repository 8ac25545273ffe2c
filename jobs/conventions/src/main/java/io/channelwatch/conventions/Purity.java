package io.channelwatch.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;

/** What plain logic keeps away from. */
public final class Purity {

  private static final Set<String> READINGS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.Calendar.getInstance",
          "java.util.Date.<init>()",
          "java.util.UUID.randomUUID",
          "java.lang.Math.random",
          "java.util.Random.<init>()",
          "java.util.concurrent.ThreadLocalRandom.current");

  private static final String[] OUTSIDE = {
    "org.apache.flink..",
    "org.apache.kafka..",
    "org.apache.avro..",
    "io.confluent..",
    "io.channelwatch.events..",
    "io.channelwatch.alerts..",
    "java.net.http..",
    "org.slf4j..",
    "ch.qos.logback..",
    "java.util.logging..",
    "org.apache.commons.logging..",
    "org.apache.logging.."
  };

  private Purity() {}

  /** Nothing asks what time it is or draws lots: the same input gives the same output. */
  public static ArchRule asksNeitherClockNorChance() {
    return noClasses()
        .should()
        .accessTargetWhere(describe("it reads the clock or draws lots", Purity::isReading));
  }

  /** Nothing depends on a framework, a wire format, the network or a log. */
  public static ArchRule isPlainJava() {
    return CompositeArchRule.of(
            noClasses().should().dependOnClassesThat().resideInAnyPackage(OUTSIDE))
        .and(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
  }

  private static boolean isReading(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String owner = target.getOwner().getName();
    String name = owner + "." + target.getName();
    boolean withoutArguments = target.getFullName().endsWith("()");
    return READINGS.contains(name)
        || (withoutArguments && READINGS.contains(name + "()"))
        || (owner.startsWith("java.time.") && target.getName().equals("now"))
        || (owner.startsWith("java.time.")
            && (target.getName().startsWith("system") || target.getName().startsWith("tick")));
  }
}
