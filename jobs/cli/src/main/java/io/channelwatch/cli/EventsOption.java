package io.channelwatch.cli;

import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.files.RecordCheck;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --skip-bad}, and how event files are opened for a command. */
public final class EventsOption {

  private static final int SHOWN = 50;

  @Option(
      names = "--skip-bad",
      description = "Go on without the lines, or records, that cannot be used.")
  private boolean skipBad;

  /**
   * Opens the event files of a folder and prints what is wrong with them.
   *
   * @throws CommandFailure if there is no such folder, or a line cannot be used and is not to be
   *     skipped
   */
  public EventFiles open(Path folder, Settings settings, Console console) {
    return open(folder, RecordCheck.ofTheJobs(), settings, console);
  }

  /** The same, with lines that are of no use to the command if the check objects to them. */
  public EventFiles open(Path folder, RecordCheck check, Settings settings, Console console) {
    long latest = System.currentTimeMillis() + settings.ingest().maxFutureSkew();
    return open(folder, RecordCheck.warningOfTheFuture(check, latest), console);
  }

  private EventFiles open(Path folder, RecordCheck check, Console console) {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.input("There is no directory " + folder + ".");
    }
    try {
      EventFiles events = EventFiles.open(folder, check);
      events.warnings().forEach(console::warn);
      if (events.isEmpty()) {
        console.warn(
            "There are no event files in %s; they are called %s and so on."
                .formatted(folder, InputTopic.DEAL_REGISTRATIONS.fileName()));
      }
      try {
        judge("line", events.problems(), console);
      } catch (CommandFailure e) {
        events.close();
        throw e;
      }
      return events;
    } catch (IOException e) {
      throw CommandFailure.input(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Prints what is wrong with things.
   *
   * @param thing what one of them is called
   * @throws CommandFailure if there is anything, and it is not to be skipped
   */
  public void judge(String thing, List<?> problems, Console console) {
    print(problems, console);
    if (!problems.isEmpty() && !skipBad) {
      throw CommandFailure.input(
          "%s cannot be used. --skip-bad goes on without %s."
              .formatted(
                  problems.size() == 1 ? "A " + thing : problems.size() + " things",
                  problems.size() == 1 ? "it" : "the " + thing + "s"));
    }
  }

  private static void print(List<?> problems, Console console) {
    problems.stream().limit(SHOWN).forEach(problem -> console.note(problem.toString()));
    if (problems.size() > SHOWN) {
      console.note("… and " + (problems.size() - SHOWN) + " more.");
    }
  }
}
