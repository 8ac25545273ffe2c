package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.setup.Broker;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicPlan;
import io.channelwatch.cli.setup.TopicSetup;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The broker and the registry around what is measured.
 *
 * @param folder takes settings and checkpoints
 * @param kafka the broker's address
 * @param registry the registry's
 * @param partitions of each input topic
 * @param checkpoints the time between two
 */
record Surroundings(
    Path folder, String kafka, String registry, int partitions, String checkpoints) {

  /** Those that a process of {@link Parts} told of. */
  static Surroundings of(Path folder, ObjectNode parts, int partitions, String checkpoints) {
    return new Surroundings(
        folder,
        parts.get("kafka").asText(),
        parts.get("registry").asText(),
        partitions,
        checkpoints);
  }

  /** The file of settings of a name. */
  Path config(String name) {
    return folder.resolve(name + ".yaml");
  }

  /**
   * Makes settings with outputs of their own, and what they name.
   *
   * @param clock the lines of the settings about it
   */
  Settings settings(String name, String clock, Delivery delivery, int parallelism)
      throws IOException {
    Path files = folder.resolve(name);
    Files.writeString(
        config(name),
        """
        program: {name: Benchmark, time_zone: UTC, currency: USD}
        %8$s
        kafka: {bootstrap.servers: "%s"}
        schema_registry: {url: "%s"}
        topics: {alerts: %4$s-alerts, clock: %4$s-clock, dead-letters: %4$s-dead-letters}
        alerts: {delivery: %3$s}
        flink:
          parallelism.default: %5$d
          execution.checkpointing.interval: %6$s
          execution.checkpointing.dir: "%7$s"
          taskmanager.memory.managed.size: 256m
          restart-strategy.type: none
        """
            .formatted(
                kafka,
                registry,
                delivery.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                name,
                parallelism,
                checkpoints,
                files.resolve("checkpoints").toUri(),
                clock));
    Settings settings = ConfigOption.load(config(name));
    List<TopicPlan> plans = TopicPlan.all(settings);
    try (Broker broker = Broker.connect(settings.kafka())) {
      var unused = new TopicSetup(broker, said -> {}).apply(plans, partitions, 1);
    }
    var unused = Registry.connect(settings.schemaRegistry()).register(plans, said -> {});
    return settings;
  }
}
