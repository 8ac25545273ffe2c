package io.channelwatch.benchmarks.run;

import io.channelwatch.benchmarks.job.MeasuredJob;
import io.channelwatch.benchmarks.measure.Json;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.Logs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The job in this process, until whoever started it hangs up. */
@Command(name = "live", hidden = true)
public final class Live implements Callable<Integer> {

  @Option(names = "--config", required = true)
  private Path config = Path.of("");

  @Option(names = "--folder", required = true)
  private Path folder = Path.of("");

  @Option(names = "--result", required = true)
  private Path result = Path.of("");

  @Override
  public Integer call() throws Exception {
    Logs.toStandardError();
    new MeasuredJob(ConfigOption.load(config), folder).runWhile(this::othersWatch);
    return 0;
  }

  private void othersWatch() throws IOException {
    Json.write(result, Json.object("live"));
    while (System.in.read() >= 0) {
      // Nothing is said; what counts is the end.
    }
  }
}
