package io.channelwatch.cli;

import io.channelwatch.alerting.ingest.EncodeDeadLetterFunction;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.config.Settings;
import io.channelwatch.text.Nearest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters retry}. */
@Command(
    name = "retry",
    description = {
      "Put records back into their topics, once what kept them from being used is mended.",
      "A job that refuses one again writes a new dead letter. What was taken before changes nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DeadLettersCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "As dead-letters list shows them, such as 'closed-revenue|0|17'.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  @Mixin private LetterChoice choice = new LetterChoice();

  @Mixin private ConfigOption config = new ConfigOption();

  DeadLettersCommand(Console console) {
    this.console = console;
  }

  static CommandLine commandLine(Console console) {
    return CommandGroup.of("dead-letters", "Look at what could not be used, and feed it again.")
        .addSubcommand(new DeadLettersListCommand(console))
        .addSubcommand(new DeadLettersCommand(console));
  }

  @Override
  public Integer call() {
    requireOneWay();
    Settings settings = config.load();
    DeadLettersTopic topic = new DeadLettersTopic(settings);
    Map<String, DeadLetter> letters = topic.all();
    for (String id : ids) {
      if (!letters.containsKey(id)) {
        String nearest = Nearest.name(id, letters.keySet());
        throw CommandFailure.input(
            "There is no dead letter %s%s"
                .formatted(id, nearest == null ? "." : "; did you mean " + nearest + "?"));
      }
    }
    List<Map.Entry<String, DeadLetter>> chosen =
        choice.of(letters, settings.program().timeZone()).stream()
            .filter(entry -> ids.isEmpty() || ids.contains(entry.getKey()))
            .toList();
    List<Map.Entry<String, DeadLetter>> whole =
        chosen.stream().filter(entry -> isWhole(entry.getValue())).toList();
    topic.retry(whole, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    console.plain("Fed %s again.".formatted(Words.count(whole.size(), "record")));
    if (whole.size() < chosen.size()) {
      throw CommandFailure.found(
          "Left out, since they are kept in part only; read them where they stand: "
              + String.join(
                  ", ",
                  chosen.stream().filter(it -> !whole.contains(it)).map(Map.Entry::getKey).toList())
              + ".");
    }
    return ExitCode.DONE;
  }

  private void requireOneWay() {
    int ways = (ids.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (choice.isGiven() ? 1 : 0);
    if (ways != 1) {
      throw CommandFailure.input(
          "Which ones? Name ids, or choose by --topic, --reason and --since, or say --all.");
    }
  }

  private static boolean isWhole(DeadLetter letter) {
    return size(letter.getValue()) < EncodeDeadLetterFunction.MOST_BYTES
        && size(letter.getKey()) < EncodeDeadLetterFunction.MOST_KEY_BYTES;
  }

  private static int size(@Nullable ByteBuffer bytes) {
    return bytes == null ? 0 : bytes.remaining();
  }
}
