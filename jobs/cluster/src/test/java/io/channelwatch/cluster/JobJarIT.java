package io.channelwatch.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.notifying.NotifyingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the job jar brings to a cluster, and what it must leave to it. */
class JobJarIT {

  /** The connector and the format that no distribution has. */
  private static final List<String> OF_FLINK =
      List.of(
          "org/apache/flink/connector/kafka/",
          "org/apache/flink/streaming/connectors/kafka/",
          "org/apache/flink/streaming/util/serialization/JSONKeyValue",
          "org/apache/flink/formats/avro/",
          "org/apache/flink/avro/");

  /** Libraries that clusters get from elsewhere as well, in versions of their own. */
  private static final List<String> RELOCATED =
      List.of(
          "com/fasterxml/", "com/google/", "org/apache/commons/", "org/yaml/", "org/snakeyaml/");

  @Test
  void noClassOfTheDistributionIsInside() throws IOException {
    Set<String> theirs = new TreeSet<>();
    for (Path jar : JobJar.lib()) {
      theirs.addAll(JobJar.entries(jar, ".class"));
    }
    assertThat(theirs)
        .contains("org/apache/flink/streaming/api/environment/StreamExecutionEnvironment.class")
        .contains("org/apache/flink/connector/base/source/reader/SourceReaderBase.class")
        .contains("org/slf4j/Logger.class", "org/rocksdb/RocksDB.class");
    Set<String> both = new TreeSet<>(JobJar.entries(JobJar.FILE, ".class"));
    both.retainAll(theirs);
    assertThat(both).isEmpty();
  }

  @Test
  void nothingOfFlinkButWhatADistributionLacks() throws IOException {
    assertThat(JobJar.entries(JobJar.FILE, ".class"))
        .filteredOn(name -> name.startsWith("org/apache/flink/"))
        .allSatisfy(name -> assertThat(OF_FLINK).anyMatch(name::startsWith));
  }

  @Test
  void whatOthersBringTooHasNamesOfItsOwn() throws IOException {
    assertThat(JobJar.entries(JobJar.FILE, ".class"))
        .contains(
            "io/channelwatch/shaded/com/fasterxml/jackson/databind/ObjectMapper.class",
            "io/channelwatch/shaded/org/snakeyaml/engine/v2/api/Load.class")
        .noneSatisfy(name -> assertThat(RELOCATED).anyMatch(name::startsWith))
        .noneSatisfy(name -> assertThat(name).startsWith("META-INF/"));
  }

  @Test
  void bothJobsAreInside() throws IOException {
    assertThat(JobJar.entries(JobJar.FILE, "Job.class"))
        .contains(file(AlertingJob.class), file(NotifyingJob.class));
  }

  @Test
  void everyServiceThatIsNamedIsInside() throws IOException {
    Set<String> classes = JobJar.entries(JobJar.FILE, ".class");
    List<String> named = new ArrayList<>();
    try (ZipFile jar = new ZipFile(JobJar.FILE.toFile())) {
      for (String services : JobJar.entries(JobJar.FILE, "")) {
        if (services.startsWith("META-INF/services/")) {
          String text =
              new String(jar.getInputStream(jar.getEntry(services)).readAllBytes(), UTF_8);
          text.lines().map(line -> line.replaceAll("#.*", "").strip()).forEach(named::add);
        }
      }
    }
    named.removeIf(String::isEmpty);
    assertThat(named)
        .contains("org.eclipse.angus.mail.util.MailStreamProvider")
        .allSatisfy(name -> assertThat(classes).contains(name.replace('.', '/') + ".class"));
  }

  private static String file(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }
}
