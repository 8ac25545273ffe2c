package io.channelwatch.config;

import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the configuration. Each setting is asked for by its key and its default; keys that
 * nobody asked for are unknown.
 */
final class Section {

  private final String path;
  private final Problems problems;
  private final Placeholders placeholders;
  private final Set<String> asked;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  /** The whole document; an empty one where the node is null. */
  Section(@Nullable Node document, Problems problems, Placeholders placeholders) {
    this("", document, problems, placeholders);
  }

  /** A section that stands at some path. */
  Section(String path, @Nullable Node node, Problems problems, Placeholders placeholders) {
    this(path, node, problems, placeholders, new LinkedHashSet<>());
  }

  private Section(
      String path,
      @Nullable Node node,
      Problems problems,
      Placeholders placeholders,
      Set<String> asked) {
    this.path = path;
    this.problems = problems;
    this.placeholders = placeholders;
    this.asked = asked;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else if (node != null && !node.getTag().equals(Tag.NULL)) {
      problems.add(
          node, "%s is %s; expected is a mapping of settings".formatted(name(), kind(node)));
    }
  }

  private void add(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      problems.add(entry.getKeyNode(), "a key must be a text");
      return;
    }
    if (keys.put(key.getValue(), key) != null) {
      problems.add(key, "'" + key.getValue() + "' stands here twice");
    }
    values.put(key.getValue(), entry.getValueNode());
  }

  /** The value of a key; null where it is left out or null. */
  @Nullable Node node(String key) {
    known.add(key);
    asked.add(path.isEmpty() ? key : path + "." + key);
    Node node = values.get(key);
    return node == null || node.getTag().equals(Tag.NULL) ? null : node;
  }

  /** Whether the key stands there at all, even without a value. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A section within this one. */
  Section section(String key) {
    String inner = path.isEmpty() ? key : path + "." + key;
    return new Section(inner, node(key), problems, placeholders, asked);
  }

  /** A setting that a text is made into; what makes null of it is not what was expected. */
  <T> T value(String key, T otherwise, String expected, Function<String, @Nullable T> reading) {
    Node node = node(key);
    if (node == null) {
      return otherwise;
    }
    String text = text(node, key);
    if (text == null) {
      return otherwise;
    }
    T value = reading.apply(text);
    if (value == null) {
      problems.add(node, "%s is '%s'; expected is %s".formatted(name(key), text, expected));
      return otherwise;
    }
    return value;
  }

  /** One of several names; an unknown one is reported with the nearest of them. */
  <T> T oneOf(String key, T otherwise, Map<String, T> names) {
    Node node = node(key);
    String text = node == null ? null : text(node, key);
    if (node == null || text == null) {
      return otherwise;
    }
    T value = names.get(text);
    if (value == null) {
      String nearest = Nearest.name(text, names.keySet());
      String expected =
          names.size() <= 12 ? "; expected is one of " + String.join(", ", names.keySet()) : "";
      String hint = nearest == null ? "" : "; did you mean '" + nearest + "'?";
      problems.add(
          node,
          "%s is '%s'%s%s"
              .formatted(
                  name(key), text, expected.isEmpty() ? ", which is not known" : expected, hint));
      return otherwise;
    }
    return value;
  }

  /** A duration in milliseconds, more than 0. */
  long duration(String key, long otherwise) {
    return value(
        key,
        otherwise,
        "a duration such as 1s, 15m or 1d12h",
        text -> {
          Long millis = Durations.parse(text);
          return millis == null || millis == 0 ? null : millis;
        });
  }

  /** A text that is not empty. */
  String text(String key, String otherwise) {
    return value(key, otherwise, "a text", text -> text.isEmpty() ? null : text);
  }

  /** A list of texts; null where it is left out. */
  @Nullable List<String> texts(String key) {
    Node node = node(key);
    if (node == null) {
      return null;
    }
    if (!(node instanceof SequenceNode list)) {
      problems.add(node, "%s is %s; expected is a list".formatted(name(key), kind(node)));
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Node item : list.getValue()) {
      String text = text(item, key);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** All keys that nobody asked for, mappings in them joined by dots, as they stand. */
  Map<String, String> rest() {
    return texts(values.keySet().stream().filter(key -> !known.contains(key)).toList());
  }

  /** All keys, mappings in them joined by dots, as they stand. */
  Map<String, String> all() {
    return texts(List.copyOf(values.keySet()));
  }

  private Map<String, String> texts(List<String> some) {
    Map<String, String> rest = new LinkedHashMap<>();
    for (String key : some) {
      Node value = node(key);
      if (value instanceof MappingNode) {
        section(key).rest().forEach((inner, text) -> rest.put(key + "." + inner, text));
      } else if (value instanceof SequenceNode) {
        List<String> texts = texts(key);
        rest.put(key, texts == null ? "" : String.join(",", texts));
      } else if (value != null) {
        String text = text(value, key);
        rest.put(key, text == null ? "" : text);
      }
    }
    return rest;
  }

  /** Reports keys that are neither ours nor can be a property of a client. */
  void refuseOthers(List<String> ours, Predicate<String> isProperty) {
    keys.forEach(
        (key, node) -> {
          boolean begins = values.get(key) instanceof MappingNode;
          if (!ours.contains(key) && !begins && !isProperty.test(key)) {
            refuseUnknown(key, node, ours);
          }
        });
  }

  /** Reports a setting that was read and cannot be used. */
  void refuse(String key, String text) {
    Node node = values.get(key);
    if (node != null) {
      problems.add(node, name(key) + " " + text);
    }
  }

  /** Reports the keys that nobody asked for. */
  void refuseOthers() {
    keys.forEach(
        (key, node) -> {
          if (!known.contains(key)) {
            refuseUnknown(key, node, known);
          }
        });
  }

  private void refuseUnknown(String key, Node node, Collection<String> ours) {
    String nearest = Nearest.name(key, ours);
    problems.add(
        node,
        "there is no setting '%s'%s; %s"
            .formatted(
                key,
                path.isEmpty() ? "" : " in '" + path + "'",
                nearest == null
                    ? "known here: " + String.join(", ", ours)
                    : "did you mean '" + nearest + "'?"));
  }

  /** Every path that was asked for, here and in the sections within. */
  Set<String> asked() {
    return asked;
  }

  private @Nullable String text(Node node, String key) {
    if (node instanceof ScalarNode scalar) {
      return placeholders.fill(scalar.getValue(), node);
    }
    problems.add(node, "%s is %s; expected is one value".formatted(name(key), kind(node)));
    return null;
  }

  private String name() {
    return path.isEmpty() ? "the file" : "'" + path + "'";
  }

  private String name(String key) {
    return "'" + (path.isEmpty() ? key : path + "." + key) + "'";
  }

  private static String kind(Node node) {
    return node instanceof SequenceNode
        ? "a list"
        : node instanceof MappingNode ? "a mapping" : "a single value";
  }
}
