package io.channelwatch.rule.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.rule.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns a YAML document into JSON, as far as it can be, and notes what cannot. */
final class JsonTree {

  /** Far above any file that a person writes; aliases of aliases reach it soon. */
  private static final int MOST_NODES = 200_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final YamlFile file;
  private final Set<Node> open = new HashSet<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private int nodes;

  JsonTree(YamlFile file) {
    this.file = file;
  }

  List<Problem> problems() {
    return new ArrayList<>(problems);
  }

  JsonNode of(Node node) {
    if (++nodes > MOST_NODES) {
      if (nodes == MOST_NODES + 1) {
        problems.add(file.error(node, null, "the file's aliases unfold into too much"));
      }
      return JSON.nullNode();
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      problems.add(file.error(node, null, "this contains itself"));
      return JSON.nullNode();
    }
    JsonNode json = node instanceof MappingNode map ? object(map) : array((SequenceNode) node);
    open.remove(node);
    return json;
  }

  private ObjectNode object(MappingNode map) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : map.getValue()) {
      String key = Yaml.key(entry);
      if (key == null) {
        problems.add(file.error(entry.getKeyNode(), null, "a key must be a plain text"));
      } else if (object.has(key)) {
        problems.add(file.error(entry.getKeyNode(), null, "'" + key + "' stands here twice"));
      } else {
        object.set(key, of(entry.getValueNode()));
      }
    }
    return object;
  }

  private ArrayNode array(SequenceNode list) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : list.getValue()) {
      array.add(of(item));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(text);
    }
    return JSON.textNode(text);
  }

  /** Octal, hexadecimal, infinite and undefined numbers are left as texts: none is expected. */
  private static JsonNode number(String text) {
    try {
      return JSON.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return JSON.textNode(text);
    }
  }
}
