package io.channelwatch.cli;

import io.channelwatch.alerting.JobOptions;
import io.channelwatch.config.Settings;
import io.channelwatch.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config}. */
public final class ConfigOption {

  private static final Path DEFAULT = Path.of("channelwatch.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings (default: ${DEFAULT-VALUE}).")
  private Path file = DEFAULT;

  /** The settings of the named file. */
  public Settings load() {
    return load(file);
  }

  /** The same; where the default file is not there, a program with all defaults. */
  public Settings loadOrDefaults(Console console) {
    if (!file.equals(DEFAULT) || Files.exists(file)) {
      return load();
    }
    console.note("There is no " + file + ": the program is taken to be in UTC and USD.");
    return read(file, "program: {}");
  }

  /**
   * The settings as far as they help: null where the default file is not there, or says what this
   * machine cannot fill in.
   */
  @Nullable Settings loadIfUsable(Console console) {
    if (!file.equals(DEFAULT)) {
      return load();
    }
    try {
      return Files.exists(file) ? load() : null;
    } catch (CommandFailure e) {
      console.warn("The settings are left out of the check. " + e.getMessage());
      return null;
    }
  }

  /**
   * The settings of a file.
   *
   * @throws CommandFailure naming everything that is wrong with it
   */
  public static Settings load(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw CommandFailure.input(
          Files.exists(file)
              ? file + " cannot be read: " + e.getMessage()
              : "There is no " + file + ". Name the settings with --config.",
          e);
    }
    return read(file, text);
  }

  private static Settings read(Path file, String text) {
    try {
      return JobOptions.read(file, text);
    } catch (SettingsException e) {
      throw CommandFailure.input(String.join("\n", e.problems()), e);
    }
  }
}
