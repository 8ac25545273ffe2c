package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.benchmarks.measure.Json;
import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Broker and registry in this process, until whoever started it hangs up. */
@Command(name = "parts", hidden = true)
public final class Parts implements Callable<Integer> {

  @Option(names = "--folder", required = true)
  private Path folder = Path.of("");

  @Option(names = "--result", required = true)
  private Path result = Path.of("");

  @Override
  public Integer call() throws IOException {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        EmbeddedRegistry registry = EmbeddedRegistry.start(folder.resolve("registry"))) {
      ObjectNode addresses = Json.object();
      addresses.put("kafka", kafka.bootstrapServers());
      addresses.put("registry", registry.url());
      Json.write(result, addresses);
      while (System.in.read() >= 0) {
        // Nothing is said; what counts is the end.
      }
    }
    return 0;
  }
}
