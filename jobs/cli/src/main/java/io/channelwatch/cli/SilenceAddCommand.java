package io.channelwatch.cli;

import io.channelwatch.config.Settings;
import io.channelwatch.events.Silence;
import io.channelwatch.events.SilenceKind;
import io.channelwatch.notification.AlertCondition;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code silence add}. */
@Command(
    name = "add",
    description = "Notify nobody of the alerts that a condition matches, for some time.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SilenceAddCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "MATCH",
      description = "A condition, such as \"partner_id == 'p-17' && severity != 'CRITICAL'\".")
  private String match = "";

  @Option(
      names = "--from",
      paramLabel = "I",
      description = "From when on, an instant or a date (default: from now on).")
  private @Nullable String from;

  @Mixin private SilenceSpan span = new SilenceSpan();

  @Mixin private ConfigOption config = new ConfigOption();

  SilenceAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      AlertCondition.compile(match, Set.of());
    } catch (AlertCondition.Invalid e) {
      throw CommandFailure.input("The condition cannot be used: " + e.getMessage() + ".", e);
    }
    Settings settings = config.load();
    ZoneId zone = settings.program().timeZone();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Long begins = InstantOption.read("--from", from, zone);
    Instant starts = begins == null ? now : Instant.ofEpochMilli(begins);
    String id = UUID.randomUUID().toString();
    Silence silence =
        Silence.newBuilder()
            .setSilenceId(id)
            .setKind(SilenceKind.SILENCE)
            .setMatch(match)
            .setStartsAt(starts)
            .setEndsAt(span.end(starts, zone))
            .setCreatedBy(span.by())
            .setComment(span.comment())
            .build();
    new SilencesTopic(settings).publish(silence, now);
    console.plain(id);
    return ExitCode.DONE;
  }
}
