package io.channelwatch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.config.Settings;
import io.channelwatch.config.SettingsReader;
import io.channelwatch.config.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files with which the jobs are deployed. */
final class DeployedFiles {

  /** The project's root. */
  static final Path ROOT = Path.of("..", "..");

  private static final ObjectMapper JSON = new ObjectMapper();

  private DeployedFiles() {}

  /** The text of a file, by its path from the root. */
  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The only document in a text of YAML; what is merged into a mapping stands under its {@code <<}.
   */
  static JsonNode yaml(String text) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  /** The manifests for Kubernetes. */
  static List<JsonNode> manifests() {
    try (Stream<Path> files = Files.list(ROOT.resolve("docker/kubernetes"))) {
      return files.sorted().map(file -> yaml(text(ROOT.relativize(file).toString()))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings, with any text for what the environment is asked for. */
  static Settings settings(String text) throws Exception {
    return SettingsReader.read("channelwatch.yaml", text, new AnyText());
  }

  /** Flink's version that the jobs are built for, as in {@code 2.3}. */
  static String flinkVersion() {
    return EnvironmentInformation.getVersion().replaceAll("\\.\\d+$", "");
  }

  private record AnyText() implements Sources {
    @Override
    public String variable(String name) {
      return "any";
    }

    @Override
    public String file(String path) {
      return "any";
    }
  }
}
