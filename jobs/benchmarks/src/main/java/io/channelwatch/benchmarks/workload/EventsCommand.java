package io.channelwatch.benchmarks.workload;

import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.files.PlainJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code events}: a workload as event files. */
@Command(
    name = "events",
    description = "Write a workload as event files, for channelwatch backtest --events.",
    mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Where to; files of the same names are replaced.")
  private Path folder = Path.of("");

  @Mixin private WorkloadOptions options = new WorkloadOptions();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    Map<InputTopic, EventFile> files = new EnumMap<>(InputTopic.class);
    try {
      options
          .workload()
          .forEach(record -> files.computeIfAbsent(record.topic(), this::open).write(record));
    } finally {
      for (EventFile file : files.values()) {
        file.out.close();
      }
    }
    return 0;
  }

  private EventFile open(InputTopic topic) {
    try {
      OutputStream out = Files.newOutputStream(folder.resolve(topic.fileName()));
      return new EventFile(new PlainJson(topic.schema()), new BufferedOutputStream(out, 1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record EventFile(PlainJson json, OutputStream out) {

    void write(EventRecord record) {
      try {
        out.write(json.line(Objects.requireNonNull(record.value())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
