package io.channelwatch.notifying.deliver;

import io.channelwatch.rule.Problem;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Tells which channels of a configuration post to hosts that are not allowed, as far as that can be
 * told before a message goes out: addresses that are secrets, and where names lead, show then.
 */
public final class HostCheck {

  private static final List<String> ADDRESSES = List.of("url", "webhook_url", "api_url");

  private HostCheck() {}

  /** The problems of a notification configuration, in its order. */
  public static List<Problem> problems(String path, String text, AllowedHosts allowed) {
    YamlFile file = YamlFile.parse(path, text);
    List<Problem> problems = new ArrayList<>();
    for (NodeTuple channel : Yaml.entries(Yaml.field(file.root(), "channels"))) {
      for (String key : ADDRESSES) {
        Node node = Yaml.field(channel.getValueNode(), key);
        String refusal = refusal(Yaml.text(node), allowed);
        if (node != null && refusal != null) {
          problems.add(file.error(node, null, refusal));
        }
      }
    }
    return problems;
  }

  private static @Nullable String refusal(@Nullable String address, AllowedHosts allowed) {
    if (address == null || address.contains("${")) {
      return null;
    }
    try {
      return allowed.refusal(URI.create(address));
    } catch (IllegalArgumentException e) {
      return "The address is malformed.";
    }
  }
}
