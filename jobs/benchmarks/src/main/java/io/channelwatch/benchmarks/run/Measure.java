package io.channelwatch.benchmarks.run;

import io.channelwatch.benchmarks.job.MeasuredJob;
import io.channelwatch.benchmarks.limit.Limits;
import io.channelwatch.benchmarks.measure.Json;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.Logs;
import io.channelwatch.config.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One measurement in this process, which does nothing else. */
@Command(name = "measure", hidden = true)
public final class Measure implements Callable<Integer> {

  /** What is measured. */
  enum Subject {
    READING,
    MEMORY,
    JOB
  }

  @Parameters private Subject subject = Subject.JOB;

  @Option(names = "--config", required = true)
  private Path config = Path.of("");

  @Option(names = "--folder", required = true)
  private Path folder = Path.of("");

  @Option(names = "--half", required = true)
  private long half;

  @Option(names = "--until", required = true)
  private long until;

  @Option(names = "--result", required = true)
  private Path result = Path.of("");

  @Override
  public Integer call() throws Exception {
    Logs.toStandardError();
    Settings settings = ConfigOption.load(config);
    Json.write(
        result,
        switch (subject) {
          case READING -> new Limits(settings, half).reading();
          case MEMORY -> new Limits(settings, half).memory();
          case JOB -> new MeasuredJob(settings, folder).run(half, until);
        });
    return 0;
  }
}
