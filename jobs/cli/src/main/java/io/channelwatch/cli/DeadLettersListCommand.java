package io.channelwatch.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dead-letters list}. */
@Command(
    name = "list",
    description = "Show the records that could not be used, and why.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DeadLettersListCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private LetterChoice choice = new LetterChoice();

  @Mixin private ConfigOption config = new ConfigOption();

  DeadLettersListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings settings = config.load();
    List<Map.Entry<String, DeadLetter>> letters =
        choice.of(new DeadLettersTopic(settings).all(), settings.program().timeZone());
    letters.forEach(entry -> print(entry.getKey(), entry.getValue()));
    if (letters.isEmpty()) {
      console.plain("There are none.");
    } else {
      console.plain(summary(letters));
    }
    return ExitCode.DONE;
  }

  private void print(String id, DeadLetter letter) {
    console.plain(
        "%s  %s  %s: %s  (came at %s, refused by %s)"
            .formatted(
                id,
                letter.getAt(),
                letter.getReason(),
                letter.getDetail(),
                letter.getTimestamp(),
                letter.getJob()));
  }

  private static String summary(List<Map.Entry<String, DeadLetter>> letters) {
    Map<String, Long> reasons =
        letters.stream()
            .collect(groupingBy(it -> it.getValue().getReason(), TreeMap::new, counting()));
    return "%s: %s."
        .formatted(
            Words.count(letters.size(), "record"),
            reasons.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(joining(", ")));
  }
}
