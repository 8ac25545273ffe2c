package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.cli.RulesFolder;
import io.channelwatch.cli.sample.SampleProgram;
import io.channelwatch.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The containers on one machine: what they refer to is there. */
class ComposeTest {

  private static final Pattern COPY = Pattern.compile("(?m)^COPY (\\S+) ");
  private static final Pattern STAGE = Pattern.compile("(?m)^FROM \\$\\{BASE} AS (\\w+)$");
  private static final Pattern HOST = Pattern.compile("[\\w.-]+\\.[a-z]+(:\\d+)?/.*");

  private final JsonNode compose = DeployedFiles.yaml(DeployedFiles.text("docker/compose.yaml"));
  private final String dockerfile = DeployedFiles.text("docker/Dockerfile");

  @Test
  void whatAServiceWaitsForIsAService() {
    Set<String> services = fields(compose.path("services"));
    assertThat(services).contains("jobmanager", "taskmanager-1", "taskmanager-2", "alerting");
    for (JsonNode service : all()) {
      assertThat(services).containsAll(fields(service.path("depends_on")));
      for (JsonNode waited : service.path("depends_on")) {
        assertThat(waited.path("condition").asText()).startsWith("service_");
      }
    }
  }

  @Test
  void whoIsWaitedForUntilHealthyTellsHowItIs() {
    for (JsonNode service : all()) {
      service
          .path("depends_on")
          .properties()
          .forEach(
              waited -> {
                if (waited.getValue().path("condition").asText().equals("service_healthy")) {
                  assertThat(compose.at("/services/" + waited.getKey() + "/healthcheck/test"))
                      .as(waited.getKey())
                      .isNotEmpty();
                }
              });
    }
  }

  @Test
  void oneTaskManagerIsEnoughForBothJobs() throws Exception {
    JsonNode flink =
        DeployedFiles.yaml(compose.at("/x-flink/environment/FLINK_PROPERTIES").asText());
    Settings settings = DeployedFiles.settings(DeployedFiles.text("docker/channelwatch.yaml"));
    int parallelism = Integer.parseInt(settings.flink().get("parallelism.default"));
    assertThat(flink.path("taskmanager.numberOfTaskSlots").asInt())
        .isGreaterThanOrEqualTo(2 * parallelism);
  }

  @Test
  void whatIsMountedIsAFileHereOrADeclaredVolume() {
    Set<String> declared = fields(compose.path("volumes"));
    for (JsonNode service : all()) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().split(":")[0];
        if (source.startsWith(".")) {
          assertThat(DeployedFiles.ROOT.resolve("docker").resolve(source)).isRegularFile();
        } else {
          assertThat(declared).contains(source);
        }
      }
    }
  }

  @Test
  void imagesAreBuiltFromStagesThatExistOrPulledWithATag() {
    Set<String> stages = found(STAGE, dockerfile);
    for (JsonNode service : all()) {
      assertThat(service.path("image").asText()).contains(":").doesNotMatch(HOST);
      JsonNode build = service.path("build");
      if (!build.isMissingNode()) {
        assertThat(stages).contains(build.path("target").asText());
        Path context = DeployedFiles.ROOT.resolve("docker").resolve(build.path("context").asText());
        assertThat(context.resolve(build.path("dockerfile").asText())).isRegularFile();
      }
    }
  }

  @Test
  void theImageTakesWhatIsThereOrBuilt() {
    String ignored = DeployedFiles.text(".dockerignore");
    for (String source : found(COPY, dockerfile)) {
      assertThat(ignored).containsPattern("(?m)^!" + Pattern.quote(source.split("/")[0]));
      if (!source.contains("/target/")) {
        assertThat(Files.exists(DeployedFiles.ROOT.resolve(source))).as(source).isTrue();
      }
    }
    assertThat(dockerfile).contains("ARG BASE=flink:" + DeployedFiles.flinkVersion() + "-java17\n");
  }

  @Test
  void settingsAndRulesPassTheirChecks() throws Exception {
    Settings settings = DeployedFiles.settings(DeployedFiles.text("docker/channelwatch.yaml"));
    assertThat(settings.program()).isEqualTo(SampleProgram.settings().program());
    assertThat(settings.freshness()).isEqualTo(SampleProgram.settings().freshness());
    assertThat(fields(compose.path("services")))
        .contains(settings.kafka().get("bootstrap.servers").split(":")[0])
        .contains(java.net.URI.create(settings.schemaRegistry().url()).getHost());
    String notifications = DeployedFiles.text("docker/notifications.yaml");
    var checked =
        RulesFolder.read(DeployedFiles.ROOT.resolve("rules"))
            .with(Map.of("notifications.yaml", notifications))
            .check(settings.program().currency(), 1);
    assertThat(checked.problems()).isEmpty();
    String host = DeployedFiles.yaml(notifications).at("/channels/email/host").asText();
    assertThat(fields(compose.path("services"))).contains(host);
  }

  /** The services, with what they take from an anchor. */
  private List<JsonNode> all() {
    List<JsonNode> services = new ArrayList<>();
    for (JsonNode service : compose.path("services")) {
      com.fasterxml.jackson.databind.node.ObjectNode whole = service.deepCopy();
      JsonNode shared = service.path("<<");
      while (shared.isObject()) {
        shared.properties().forEach(entry -> whole.putIfAbsent(entry.getKey(), entry.getValue()));
        shared = shared.path("<<");
      }
      whole.remove("<<");
      services.add(whole);
    }
    return services;
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .collect(Collectors.toSet());
  }
}
