package io.channelwatch.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: whether anything has become slower. */
@Command(
    name = "compare",
    description = {
      "Compare results of jmh (-rf json) or lines of run with earlier ones.",
      "Ends with 1 where something takes more time than is tolerated and the errors of both do not"
          + " explain it: JMH's confidence intervals, or of lines of several runs the least and the"
          + " most."
    },
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "The earlier results.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The results to judge.")
  private Path recent = Path.of("");

  @Option(
      names = "--tolerance",
      paramLabel = "TIMES",
      description =
          "How many times as much time may be taken, 1 or more (default: ${DEFAULT-VALUE}).")
  private double tolerance = 1.1;

  @Override
  public Integer call() throws IOException {
    if (!(tolerance >= 1)) {
      throw misuse("--tolerance is " + tolerance + "; expected is 1 or more, such as 1.1");
    }
    Comparison comparison = new Comparison(read(old), read(recent), tolerance);
    comparison.table().forEach(Objects.requireNonNull(spec).commandLine().getOut()::println);
    return comparison.anySlower() ? 1 : 0;
  }

  private Map<Subject, Figure> read(Path file) {
    try {
      return ResultsFile.read(file);
    } catch (IllegalArgumentException e) {
      throw misuse(Objects.requireNonNull(e.getMessage()));
    } catch (IOException e) {
      throw misuse(file + " cannot be read: " + e.getMessage());
    }
  }

  private ParameterException misuse(String what) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
  }
}
