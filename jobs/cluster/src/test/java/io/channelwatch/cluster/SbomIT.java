package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lists of what is inside, which scanners read, leave nothing out. */
class SbomIT {

  private static final String RENAMED = "io/channelwatch/shaded/";

  @Test
  void everyLibraryInsideTheJobJarIsListed() throws IOException {
    Set<String> inside =
        JobJar.entries(JobJar.FILE, ".class").stream()
            .map(name -> name.startsWith(RENAMED) ? name.substring(RENAMED.length()) : name)
            .collect(Collectors.toSet());
    Set<String> listed = listed(Path.of("target", "bom.json"));
    Map<String, String> unlisted = new TreeMap<>();
    Set<String> known = new HashSet<>();
    for (String path : classPath()) {
      if (path.endsWith(".jar")) {
        String jar = Path.of(path).getFileName().toString();
        Set<String> classes = JobJar.entries(Path.of(path), ".class");
        classes.retainAll(inside);
        if (listed.contains(jar)) {
          known.addAll(classes);
        } else {
          classes.forEach(name -> unlisted.put(name, jar));
        }
      }
    }
    // Some libraries of the tests hold classes of others.
    unlisted.keySet().removeAll(known);

    assertThat(known).hasSizeGreaterThan(5_000);
    assertThat(unlisted).isEmpty();
  }

  @Test
  void whatTheRegistryClientIsMadeOfIsListed() throws IOException {
    assertThat(listed(Path.of("..", "registry-client", "target", "bom.json")))
        .anyMatch(jar -> jar.startsWith("flink-sql-avro-confluent-registry-"));
  }

  @Test
  void theCommandLinesLibrariesAreListed() throws IOException {
    Set<String> brought = new TreeSet<>();
    File[] libraries = Path.of("..", "cli", "target", "lib").toFile().listFiles();
    for (File library : libraries == null ? new File[0] : libraries) {
      brought.add(unversioned(library.getName()));
    }

    assertThat(brought).hasSizeGreaterThan(50);
    assertThat(listed(Path.of("..", "cli", "target", "bom.json")))
        .extracting(SbomIT::unversioned)
        .containsAll(brought);
  }

  /** A folder that was not cleaned holds earlier versions, too. */
  private static String unversioned(String jar) {
    return jar.replaceAll("-[0-9].*", "");
  }

  /** The components as their jars are called. */
  private static Set<String> listed(Path file) throws IOException {
    assumeThat(System.getProperty("build.offline")).as("Maven makes lists").isEqualTo("false");
    Set<String> names = new TreeSet<>();
    JsonNode bom = new ObjectMapper().readTree(file.toFile());
    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    for (JsonNode component : bom.path("components")) {
      names.add(
          component.path("name").asText() + "-" + component.path("version").asText() + ".jar");
    }
    return names;
  }

  private static Iterable<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.asList(path.split(File.pathSeparator));
  }
}
