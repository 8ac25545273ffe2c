package io.channelwatch.cli.demo;

import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Turns the channels of a notification configuration to the embedded servers; recipients and
 * policies stay as they are.
 */
final class EmbeddedChannels {

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^channels:.*\\R?(?:^(?:[ \\t#].*)?(?:\\R|\\z))*");

  private final EmbeddedParts parts;
  private final Path tokenFile;

  /** Secrets must not stand in the configuration, so the token is kept in a file. */
  EmbeddedChannels(EmbeddedParts parts, Path tokenFile) throws IOException {
    this.parts = parts;
    this.tokenFile = tokenFile.toAbsolutePath();
    Files.writeString(tokenFile, "xoxb-demo\n");
  }

  /** The configuration with its channels turned; webhooks are kept as they are. */
  String turn(String text) {
    Node channels = Yaml.field(YamlFile.parse("notifications.yaml", text).root(), "channels");
    StringBuilder turned = new StringBuilder("channels:\n");
    for (NodeTuple entry : Yaml.entries(channels)) {
      String type = Yaml.text(entry.getValueNode(), "type");
      turned.append("  ").append(Yaml.key(entry)).append(": ");
      if ("slack".equals(type)) {
        turned.append(slack());
      } else if ("email".equals(type)) {
        turned.append(email(Yaml.text(entry.getValueNode(), "from")));
      } else {
        return text;
      }
      turned.append('\n');
    }
    return BLOCK.matcher(text).replaceFirst(Matcher.quoteReplacement(turned + "\n"));
  }

  private String slack() {
    return "{type: slack, token: '${file:%s}', api_url: '%s/api'}"
        .formatted(tokenFile.toString().replace("'", "''"), parts.slack().url());
  }

  private String email(@Nullable String from) {
    String sender = from == null ? "alerts@example.com" : from;
    return "{type: email, host: 127.0.0.1, port: %d, security: none, from: '%s'}"
        .formatted(parts.mail().port(), sender.replace("'", "''"));
  }
}
