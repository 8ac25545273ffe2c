package io.channelwatch.cli;

import io.channelwatch.events.Silence;
import io.channelwatch.events.SilenceKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code silence list}. */
@Command(
    name = "list",
    description = "Show silences and acknowledgements that hold or will.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SilenceListCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--all", description = "Those that are over, too.")
  private boolean all;

  @Mixin private ConfigOption config = new ConfigOption();

  SilenceListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant now = Instant.now();
    Collection<Silence> known = new SilencesTopic(config.load()).all();
    List<Silence> shown = known.stream().filter(each -> all || !isOver(each, now)).toList();
    if (shown.isEmpty()) {
      console.plain("There are none.");
    }
    shown.forEach(this::print);
    return ExitCode.DONE;
  }

  private static boolean isOver(Silence silence, Instant now) {
    Instant end = silence.getEndsAt();
    return end != null && !end.isAfter(now);
  }

  private void print(Silence silence) {
    boolean acknowledgement = silence.getKind() == SilenceKind.ACKNOWLEDGEMENT;
    console.plain(
        "%s  %s  %s  from %s %s, by %s%s"
            .formatted(
                silence.getSilenceId(),
                acknowledgement ? "acknowledgement" : "silence",
                silence.getMatch(),
                silence.getStartsAt(),
                silence.getEndsAt() == null ? "on" : "until " + silence.getEndsAt(),
                silence.getCreatedBy(),
                silence.getComment().isEmpty() ? "" : ": " + silence.getComment()));
  }
}
