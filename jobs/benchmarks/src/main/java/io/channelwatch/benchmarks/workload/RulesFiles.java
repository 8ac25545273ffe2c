package io.channelwatch.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.cli.RulesFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The rules of a run. */
public final class RulesFiles {

  private RulesFiles() {}

  /**
   * Rules by path.
   *
   * @param name {@code w1}, {@code window-7d}, {@code window-700d}, which come with the benchmarks,
   *     {@code shipped} for the project's own, or a rules directory
   */
  public static Map<String, String> read(String name) throws IOException {
    if (name.equals("shipped")) {
      return RulesFolder.read(shipped()).files();
    }
    try (InputStream in = RulesFiles.class.getResourceAsStream("/rules/" + name + ".yaml")) {
      return in == null
          ? RulesFolder.read(Path.of(name)).files()
          : Map.of(name + ".yaml", new String(in.readAllBytes(), UTF_8));
    }
  }

  /** The benchmarks stand in the project's {@code jobs/benchmarks/target}. */
  private static Path shipped() {
    try {
      Path target =
          Path.of(RulesFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .getParent();
      return Objects.requireNonNull(target).resolve("../../../rules").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
