package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests fit the Flink Kubernetes Operator, each other, the images and the jobs. */
class KubernetesTest {

  /** Made from the rules by a command that stands in the manifest. */
  private static final String RULES = "channelwatch-rules";

  @ParameterizedTest
  @ValueSource(strings = {"alerting", "notifications"})
  void deploymentsFitTheOperatorsSchema(String job) throws IOException {
    assertThat(schema().validate(DeployedFiles.yaml(text(job)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "upgradeMode: savepoint, upgradeMode: savepint",
    "parallelism:, paralelism:",
    "envFrom:, envfrom:",
    "flinkVersion: v, flinkVersion: x",
    "'numberOfTaskSlots: \"2\"', numberOfTaskSlots: 2"
  })
  void aSlipIsFound(String right, String wrong) throws IOException {
    String text = text("alerting");
    assertThat(text).contains(right);
    assertThat(schema().validate(DeployedFiles.yaml(text.replace(right, wrong)))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerting", "notifications"})
  void deploymentsRunWhatIsBuilt(String job) throws Exception {
    JsonNode spec = DeployedFiles.yaml(text(job)).path("spec");
    String jar = spec.at("/job/jarURI").asText();
    assertThat(jar).startsWith("local://");
    assertThat(DeployedFiles.text("docker/Dockerfile"))
        .contains("channelwatch.jar " + jar.substring("local://".length()) + "\n");
    Class<?> main = Class.forName(spec.at("/job/entryClass").asText());
    assertThat(main.getMethod("main", String[].class)).isNotNull();
    assertThat(spec.path("flinkVersion").asText())
        .isEqualTo("v" + DeployedFiles.flinkVersion().replace('.', '_'));
  }

  @Test
  void whatIsReferredToIsThere() {
    Set<String> configMaps = names("ConfigMap");
    Set<String> secrets = names("Secret");
    List<JsonNode> manifests = DeployedFiles.manifests();
    assertThat(manifests).hasSize(7).allSatisfy(m -> assertThat(m.has("kind")).isTrue());
    for (JsonNode manifest : manifests) {
      for (JsonNode configMap : manifest.findValues("configMap")) {
        assertThat(configMap.path("name").asText()).isIn(union(configMaps, RULES));
      }
      for (JsonNode secret : manifest.findValues("secretRef")) {
        assertThat(secret.path("name").asText()).isIn(secrets);
      }
    }
  }

  @Test
  void theSettingsAreSettingsAndTheSecretHasWhatTheyAskFor() throws Exception {
    String settings = one("ConfigMap").path("data").path("channelwatch.yaml").asText();
    assertThat(DeployedFiles.settings(settings).program().name()).isEqualTo("Partner program");
    JsonNode secret = one("Secret").path("stringData");
    String asking = settings + DeployedFiles.text("rules/notifications.yaml");
    java.util.regex.Pattern.compile("\\$\\{([A-Z_]+)}")
        .matcher(asking)
        .results()
        .forEach(asked -> assertThat(secret.has(asked.group(1))).as(asked.group(1)).isTrue());
  }

  @Test
  void whatIsWatchedHasTheLabelsAndThePortOfTheJobs() {
    JsonNode monitor = one("PodMonitor").path("spec");
    for (String job : List.of("alerting", "notifications")) {
      JsonNode pod = DeployedFiles.yaml(text(job)).at("/spec/podTemplate");
      monitor
          .at("/selector/matchLabels")
          .properties()
          .forEach(
              label ->
                  assertThat(pod.at("/metadata/labels").get(label.getKey()))
                      .isEqualTo(label.getValue()));
      assertThat(pod.at("/spec/containers/0/ports/0/name"))
          .isEqualTo(monitor.at("/podMetricsEndpoints/0/port"));
    }
  }

  private static String text(String job) {
    return DeployedFiles.text("docker/kubernetes/" + job + ".yaml");
  }

  private static JsonNode one(String kind) {
    return DeployedFiles.manifests().stream()
        .filter(manifest -> manifest.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> names(String kind) {
    return DeployedFiles.manifests().stream()
        .filter(manifest -> manifest.path("kind").asText().equals(kind))
        .map(manifest -> manifest.at("/metadata/name").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> union(Set<String> names, String another) {
    return java.util.stream.Stream.concat(names.stream(), java.util.stream.Stream.of(another))
        .collect(Collectors.toSet());
  }

  /**
   * The operator's schema of a FlinkDeployment. The API server drops fields that it does not know
   * without a word: here they are errors. The schema's list of Flink's versions is older than the
   * operators that know the jobs' one.
   */
  private static JsonSchema schema() throws IOException {
    ObjectNode schema;
    try (InputStream in =
        KubernetesTest.class.getResourceAsStream(
            "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      schema = (ObjectNode) DeployedFiles.yaml(text).at("/spec/versions/0/schema/openAPIV3Schema");
    }
    ((ObjectNode) schema.at("/properties/spec/properties/flinkVersion")).remove("enum");
    ((ObjectNode) schema.at("/properties/spec/properties/flinkVersion"))
        .put("pattern", "^v\\d_\\d+$");
    ObjectNode properties = (ObjectNode) schema.get("properties");
    properties.putObject("apiVersion").put("const", "flink.apache.org/v1beta1");
    properties.putObject("kind").put("const", "FlinkDeployment");
    properties.putObject("metadata").put("type", "object");
    refuseUnknownFields(schema);
    ((ObjectNode) properties.get("metadata")).remove("additionalProperties");
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static void refuseUnknownFields(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")
        && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      object.put("additionalProperties", false);
    }
    node.forEach(KubernetesTest::refuseUnknownFields);
  }
}
