package io.channelwatch.cli;

import io.channelwatch.alerts.Alert;
import io.channelwatch.cli.files.FileProblem;
import io.channelwatch.cli.files.RecordFile;
import io.channelwatch.notifying.ingest.AvroAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of alerts as {@code backtest --out} writes it. */
final class AlertFile {

  private AlertFile() {}

  /**
   * The alerts that can be used.
   *
   * @param problems takes the lines that cannot
   * @throws CommandFailure if the file cannot be read
   */
  static List<Alert> read(Path file, List<FileProblem> problems) {
    try {
      return RecordFile.read(
          file, Alert.class, Alert.getClassSchema(), AlertFile::objection, problems::add);
    } catch (IOException e) {
      throw CommandFailure.input(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static @Nullable String objection(Alert alert) {
    try {
      AvroAlert.incoming(alert);
      return null;
    } catch (IllegalArgumentException e) {
      return "It cannot be used: " + e.getMessage() + ".";
    }
  }
}
