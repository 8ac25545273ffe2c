package io.channelwatch.cli.secure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that {@code docker/kafka-acls.sh} gives, as it calls Kafka's tool for them. */
final class KafkaAcls {

  private static final Path SCRIPT = Path.of("..", "..", "docker", "kafka-acls.sh");

  private KafkaAcls() {}

  /** Runs the script with a tool that only tells what it was called with. */
  static List<AclBinding> ofTheScript(Path folder) throws Exception {
    Path tool = folder.resolve("kafka-acls.sh");
    Files.writeString(tool, "#!/bin/sh\necho \"$*\"\n");
    if (!tool.toFile().setExecutable(true)) {
      throw new IllegalStateException(tool + " cannot be made executable");
    }
    ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
    script.environment().put("KAFKA_ACLS", tool.toString());
    script.environment().put("BOOTSTRAP", "broker:9093");
    script.environment().put("ADMIN", "admin.properties");
    Process process = script.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said.lines().flatMap(line -> bindings(line).stream()).toList();
  }

  private static List<AclBinding> bindings(String line) {
    String principal = "";
    PatternType pattern = PatternType.LITERAL;
    List<AclOperation> operations = new ArrayList<>();
    List<String[]> resources = new ArrayList<>();
    String[] words = line.split(" ");
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--add" -> {}
        case "--bootstrap-server", "--command-config" -> i++;
        case "--allow-principal" -> principal = words[++i];
        case "--operation" -> operations.add(AclOperation.fromString(camel(words[++i])));
        case "--topic" -> resources.add(new String[] {"TOPIC", words[++i]});
        case "--transactional-id" -> resources.add(new String[] {"TRANSACTIONAL_ID", words[++i]});
        case "--resource-pattern-type" ->
            pattern = PatternType.fromString(words[++i].toUpperCase(Locale.ROOT));
        default -> throw new IllegalArgumentException(words[i]);
      }
    }
    List<AclBinding> bindings = new ArrayList<>();
    for (String[] resource : resources) {
      for (AclOperation operation : operations) {
        bindings.add(
            new AclBinding(
                new ResourcePattern(ResourceType.valueOf(resource[0]), resource[1], pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
      }
    }
    return bindings;
  }

  /** {@code DescribeConfigs} as {@code DESCRIBE_CONFIGS}. */
  private static String camel(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
