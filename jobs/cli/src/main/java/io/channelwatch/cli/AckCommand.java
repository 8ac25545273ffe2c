package io.channelwatch.cli;

import io.channelwatch.config.Settings;
import io.channelwatch.events.Silence;
import io.channelwatch.events.SilenceKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ack}. */
@Command(
    name = "ack",
    description = {
      "Take an alert on: nobody is reminded of it, nobody else is told, until it ends.",
      "silence remove takes that back."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AckCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "ALERT_ID", description = "The alert, as messages show it.")
  private String alertId = "";

  @Mixin private SilenceSpan span = new SilenceSpan();

  @Mixin private ConfigOption config = new ConfigOption();

  AckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (alertId.isBlank() || alertId.contains("'") || alertId.contains("\\")) {
      throw CommandFailure.input("'" + alertId + "' is no alert's id.");
    }
    Settings settings = config.load();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String id = "ack-" + alertId;
    Silence acknowledgement =
        Silence.newBuilder()
            .setSilenceId(id)
            .setKind(SilenceKind.ACKNOWLEDGEMENT)
            .setMatch("alert_id == '" + alertId + "'")
            .setStartsAt(now)
            .setEndsAt(span.end(now, settings.program().timeZone()))
            .setCreatedBy(span.by())
            .setComment(span.comment())
            .build();
    new SilencesTopic(settings).publish(acknowledgement, now);
    console.plain(id);
    return ExitCode.DONE;
  }
}
