package io.channelwatch.cli;

import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.cli.setup.Broker;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.config.Settings;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run alerting} and {@code run notifications}: a job in this process. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {

  private final Jobs job;

  @Mixin private ConfigOption config = new ConfigOption();

  private RunCommand(Jobs job) {
    this.job = job;
  }

  static CommandLine commandLine() {
    return CommandGroup.of("run", "Run a job in this process, against real brokers.")
        .addSubcommand(line(Jobs.ALERTING, "alerting", "Turn the input topics into alerts."))
        .addSubcommand(
            line(Jobs.NOTIFYING, "notifications", "Turn alerts into messages to people."));
  }

  private static CommandLine line(Jobs job, String name, String description) {
    CommandLine line = new CommandLine(new RunCommand(job));
    line.getCommandSpec().name(name);
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = config.load();
    requireWhatItTalksTo(settings);
    Logs.toStandardError();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    job.define(env, settings);
    env.execute(job.title());
    return ExitCode.DONE;
  }

  /** Later on a job waits for what is away for a while; at its start that is a wrong setting. */
  private void requireWhatItTalksTo(Settings settings) {
    Broker.requireTopics(settings.kafka(), job.topics(settings));
    Registry.connect(settings.schemaRegistry()).requireAnswer();
  }
}
