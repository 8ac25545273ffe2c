package io.channelwatch.cli.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Makes topics as they should be. What is so already is left alone; nothing is ever removed. */
public final class TopicSetup {

  private final Broker broker;
  private final Consumer<String> said;

  /** Tells what it does, a line for each topic. */
  public TopicSetup(Broker broker, Consumer<String> said) {
    this.broker = broker;
    this.said = said;
  }

  /**
   * Creates what is missing and sets what differs.
   *
   * @param partitions of each new topic that need not have a single one
   * @param replication of each new topic; 0: as the broker is set up
   * @return what cannot be set right, a sentence each
   * @throws SetupFailure if the broker refuses or does not answer
   */
  public List<String> apply(List<TopicPlan> plans, int partitions, int replication) {
    Set<String> existing = broker.get(broker.admin().listTopics().names(), "list topics");
    List<TopicPlan> missing = plans.stream().filter(p -> !existing.contains(p.name())).toList();
    create(missing, partitions, replication);
    return adjust(plans.stream().filter(plan -> existing.contains(plan.name())).toList());
  }

  private void create(List<TopicPlan> plans, int partitions, int replication) {
    List<NewTopic> topics = new ArrayList<>();
    for (TopicPlan plan : plans) {
      Optional<Integer> count = Optional.of(plan.single() ? 1 : partitions);
      Optional<Short> copies =
          replication == 0 ? Optional.empty() : Optional.of((short) replication);
      topics.add(new NewTopic(plan.name(), count, copies).configs(plan.configs()));
    }
    broker.get(broker.admin().createTopics(topics).all(), "create topics");
    for (TopicPlan plan : plans) {
      said.accept(
          "%s: created with %s"
              .formatted(
                  plan.name(),
                  plan.single() || partitions == 1 ? "1 partition" : partitions + " partitions"));
    }
  }

  private List<String> adjust(List<TopicPlan> plans) {
    List<String> names = plans.stream().map(TopicPlan::name).toList();
    Map<String, TopicDescription> found =
        broker.get(broker.admin().describeTopics(names).allTopicNames(), "describe topics");
    Map<ConfigResource, Config> configs =
        broker.get(
            broker.admin().describeConfigs(names.stream().map(TopicSetup::resource).toList()).all(),
            "describe topics");
    List<String> problems = new ArrayList<>();
    for (TopicPlan plan : plans) {
      TopicDescription topic = found.get(plan.name());
      Config config = configs.get(resource(plan.name()));
      if (topic == null || config == null) {
        continue;
      }
      if (plan.single() && topic.partitions().size() > 1) {
        problems.add(
            "%s has %d partitions, and its records need one order: it must have 1. Delete it or name"
                    .formatted(plan.name(), topic.partitions().size())
                + " another one in the settings.");
      } else {
        adjust(plan, config);
      }
    }
    return problems;
  }

  private void adjust(TopicPlan plan, Config config) {
    List<String> changes = new ArrayList<>();
    Collection<AlterConfigOp> operations = new ArrayList<>();
    plan.configs()
        .forEach(
            (key, value) -> {
              ConfigEntry entry = config.get(key);
              String present = entry == null ? null : entry.value();
              if (!value.equals(present)) {
                changes.add("%s is now %s, was %s".formatted(key, value, present));
                operations.add(
                    new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
              }
            });
    if (!operations.isEmpty()) {
      broker.get(
          broker.admin().incrementalAlterConfigs(Map.of(resource(plan.name()), operations)).all(),
          "change " + plan.name());
    }
    said.accept(plan.name() + ": " + (changes.isEmpty() ? "is there" : String.join("; ", changes)));
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
