package io.channelwatch.rule.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Ways through a YAML document that hold whatever its shape: what is not there, or is of another
 * kind than asked for, is null or empty. A schema says what is wrong with it.
 */
public final class Yaml {

  private Yaml() {}

  /** The value under a key of a mapping. */
  public static @Nullable Node field(@Nullable Node mapping, String key) {
    for (NodeTuple entry : entries(mapping)) {
      if (key.equals(key(entry))) {
        return entry.getValueNode();
      }
    }
    return null;
  }

  /** The items of a sequence. */
  public static List<Node> items(@Nullable Node sequence) {
    return sequence instanceof SequenceNode list ? list.getValue() : List.of();
  }

  /** The entries of a mapping, in order. */
  public static List<NodeTuple> entries(@Nullable Node mapping) {
    return mapping instanceof MappingNode map ? map.getValue() : List.of();
  }

  /** An entry's key as text; null where the key is a list or a mapping. */
  public static @Nullable String key(NodeTuple entry) {
    return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /** A scalar's text as it reads after unquoting and folding; null for a YAML null. */
  public static @Nullable String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? scalar.getValue()
        : null;
  }

  /** The text under a key of a mapping. */
  public static @Nullable String text(@Nullable Node mapping, String key) {
    return text(field(mapping, key));
  }

  /** The texts of a sequence's scalar items. */
  public static List<String> texts(@Nullable Node sequence) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(sequence)) {
      String text = text(item);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }
}
