package io.channelwatch.alerting;

import io.channelwatch.config.Settings;
import io.channelwatch.config.SettingsException;
import io.channelwatch.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The options of a job's main: {@code --config FILE}, by default {@code channelwatch.yaml}. */
public final class JobOptions {

  private static final String DEFAULT_FILE = "channelwatch.yaml";

  private JobOptions() {}

  /**
   * The settings in the file that the arguments name.
   *
   * @throws SettingsException naming everything that is wrong with it
   * @throws IOException if there is no such file
   */
  public static Settings settings(String[] args) throws SettingsException, IOException {
    if (args.length != 0 && !(args.length == 2 && args[0].equals("--config"))) {
      throw new IllegalArgumentException(
          "expected --config FILE, found: " + String.join(" ", args));
    }
    return settings(Path.of(args.length == 0 ? DEFAULT_FILE : args[1]));
  }

  /** The settings in a file, as {@link #read} takes them. */
  public static Settings settings(Path file) throws SettingsException, IOException {
    try {
      return read(file, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file + ": there is no such file; name one with --config");
    }
  }

  /**
   * The settings that a file's text says.
   *
   * @throws SettingsException naming everything that is wrong with it
   */
  public static Settings read(Path file, String text) throws SettingsException {
    Settings settings = SettingsReader.read(file.toString(), text, new Surroundings(file));
    String problem = KafkaLogin.problem(settings.kafka());
    if (problem != null) {
      throw new SettingsException(file.toString(), problem);
    }
    return settings;
  }
}
