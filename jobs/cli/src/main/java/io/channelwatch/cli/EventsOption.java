package io.channelwatch.cli;

import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.FileProblem;
import io.channelwatch.cli.files.RecordCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --skip-bad}, and how event files are opened for a command. */
public final class EventsOption {

  private static final int SHOWN = 50;

  @Option(names = "--skip-bad", description = "Go on without the lines that cannot be used.")
  private boolean skipBad;

  /**
   * Opens the event files of a folder and prints what is wrong with them.
   *
   * @throws CommandFailure if there is no such folder, or a line cannot be used and is not to be
   *     skipped
   */
  public EventFiles open(Path folder, Console console) {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.input("There is no directory " + folder + ".");
    }
    try {
      EventFiles events = EventFiles.open(folder, RecordCheck.ofTheJobs());
      events.warnings().forEach(console::warn);
      print(events.problems(), console);
      if (!events.problems().isEmpty() && !skipBad) {
        events.close();
        throw CommandFailure.input(
            "%s cannot be used. --skip-bad goes on without %s."
                .formatted(
                    events.problems().size() == 1 ? "A line" : events.problems().size() + " things",
                    events.problems().size() == 1 ? "it" : "the lines"));
      }
      return events;
    } catch (IOException e) {
      throw CommandFailure.input(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void print(List<FileProblem> problems, Console console) {
    problems.stream().limit(SHOWN).forEach(problem -> console.note(problem.toString()));
    if (problems.size() > SHOWN) {
      console.note("… and " + (problems.size() - SHOWN) + " more.");
    }
  }
}
