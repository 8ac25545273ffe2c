package io.channelwatch.notification;

import io.channelwatch.rule.Problem;
import io.channelwatch.rule.yaml.Schema;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code notifications.yaml} and tells everything that is wrong with it. */
public final class NotificationFile {
  private static final Schema SCHEMA = Schema.of("/io/channelwatch/rule/notifications.schema.json");

  private static final Comparator<Problem> IN_ORDER =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final YamlFile file;
  private final List<Problem> problems = new ArrayList<>();

  private NotificationFile(YamlFile file) {
    this.file = file;
  }

  /**
   * What a file says.
   *
   * @param config null exactly when there are problems
   */
  public record Read(@Nullable NotificationConfig config, List<Problem> problems) {}

  /** Parses, checks and compiles a file's text; {@code path} is what problems call it. */
  public static Read read(String path, String text) {
    YamlFile file = YamlFile.parse(path, text);
    NotificationFile reader = new NotificationFile(file);
    reader.problems.addAll(file.problems());
    reader.problems.addAll(SCHEMA.check(file));
    Node root = file.root();
    if (root == null || !reader.problems.isEmpty()) {
      return new Read(null, List.copyOf(reader.problems));
    }
    NotificationConfig config = reader.config(root);
    return reader.problems.isEmpty()
        ? new Read(config, List.of())
        : new Read(null, reader.problems.stream().sorted(IN_ORDER).toList());
  }

  private NotificationConfig config(Node root) {
    Map<String, Recipient> recipients = new LinkedHashMap<>();
    for (NodeTuple entry : Yaml.entries(Yaml.field(root, "recipients"))) {
      recipients.put(name(entry), recipient(entry));
    }
    Map<String, ChannelSpec> channels = new LinkedHashMap<>();
    for (NodeTuple entry : Yaml.entries(Yaml.field(root, "channels"))) {
      channels.put(name(entry), channel(entry));
    }
    PolicyReader reader = new PolicyReader(file, problems, recipients.keySet(), channels.keySet());
    Node fallback = Yaml.field(root, "fallback");
    reader.known(fallback, "recipient", recipients.keySet());
    Node grouping = Yaml.field(root, "grouping");
    Grouping times =
        new Grouping(
            FileDuration.of(Yaml.field(grouping, "wait"), Grouping.DEFAULT.firstWait()),
            FileDuration.of(Yaml.field(grouping, "interval"), Grouping.DEFAULT.interval()));
    return new NotificationConfig(
        recipients,
        channels,
        reader.policies(root),
        times,
        reader.quietHours(root),
        reader.inhibitions(root),
        reader.limit(root),
        Yaml.text(fallback),
        FileDuration.of(
            Yaml.field(root, "give_up_after"), NotificationConfig.DEFAULT_GIVE_UP_AFTER));
  }

  private Recipient recipient(NodeTuple entry) {
    String name = name(entry);
    if (name.equals("cam") || name.equals("leader")) {
      problem(entry.getKeyNode(), "'" + name + "' is a role that each alert resolves itself");
    }
    Node node = entry.getValueNode();
    Node zone = Yaml.field(node, "time_zone");
    String timeZone = Yaml.text(zone);
    if (zone != null && timeZone != null && !Zones.isZone(timeZone)) {
      problem(zone, "'" + timeZone + "' is no IANA time zone");
    }
    return new Recipient(
        name,
        required(node, "name"),
        Yaml.text(node, "email"),
        Yaml.text(node, "slack_id"),
        timeZone);
  }

  private ChannelSpec channel(NodeTuple entry) {
    Node node = entry.getValueNode();
    Map<String, String> settings = new LinkedHashMap<>();
    for (NodeTuple setting : Yaml.entries(node)) {
      String text = Yaml.text(setting.getValueNode());
      if (text != null) {
        settings.put(name(setting), text);
      }
    }
    String type = required(node, "type");
    settings.remove("type");
    if (type.equals("slack")
        && settings.containsKey("token") == settings.containsKey("webhook_url")) {
      problem(entry.getKeyNode(), "a slack channel has either a token or a webhook_url");
    }
    if (type.equals("alertmanager")
        && settings.containsKey("token")
        && settings.containsKey("username")) {
      problem(
          entry.getKeyNode(),
          "an alertmanager channel has either a token or a username and password");
    }
    if (settings.containsKey("username") != settings.containsKey("password")) {
      problem(entry.getKeyNode(), "username and password go together");
    }
    return new ChannelSpec(
        name(entry), ChannelSpec.Type.valueOf(type.toUpperCase(Locale.ROOT)), settings);
  }

  private void problem(Node node, String message) {
    problems.add(file.error(node, null, message));
  }

  private static String name(NodeTuple entry) {
    String key = Yaml.key(entry);
    return key == null ? "" : key;
  }

  private static String required(Node node, String key) {
    String text = Yaml.text(node, key);
    return text == null ? "" : text;
  }
}
