package io.channelwatch.cli;

import io.channelwatch.cli.backtest.BacktestCheck;
import io.channelwatch.cli.backtest.RulesSource;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.config.Settings;
import io.channelwatch.notification.Silence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --silences}. */
final class SilencesOption {

  @Option(
      names = "--silences",
      paramLabel = "FILE",
      description =
          "Silences and acknowledgements to take into account, as alert-silences.ndjson among"
              + " event files has them, beside those that come with the input.")
  private @Nullable Path file;

  /**
   * Reads the file, if one is named.
   *
   * @throws CommandFailure if it cannot be read, or a line cannot be used and is not to be skipped
   */
  List<Silence> read(EventsOption lines, Settings settings, Console console) {
    if (file == null) {
      return List.of();
    }
    try (EventFiles silences =
        EventFiles.open(file, InputTopic.ALERT_SILENCES, BacktestCheck.ofSilences(settings))) {
      silences.warnings().forEach(console::warn);
      lines.judge("line", silences.problems(), console);
      return RulesSource.silences(silences);
    } catch (IOException e) {
      throw CommandFailure.input(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
