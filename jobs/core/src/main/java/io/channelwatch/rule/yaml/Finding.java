package io.channelwatch.rule.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import io.channelwatch.rule.Problem;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** One finding of a JSON Schema validator at its place in a file. */
final class Finding {

  private final YamlFile file;
  private final ValidationMessage message;
  private final JsonNode schema;
  private final String expected;
  private final List<String> names = new ArrayList<>();
  private final Node node;
  private final @Nullable String rule;

  /**
   * A finding.
   *
   * @param schema the schema that the document does not keep to; its title says what it expects
   * @param depth how many elements of the finding's place in the document count
   */
  Finding(YamlFile file, ValidationMessage message, JsonNode schema, int depth) {
    this.file = file;
    this.message = message;
    this.schema = schema;
    this.expected = schema.path("title").asText();
    Node at = Objects.requireNonNull(file.root());
    String owner = null;
    JsonNodePath path = message.getInstanceLocation();
    for (int i = 0; i < depth; i++) {
      Node child = child(at, path.getElement(i));
      names.add(path.getName(i));
      at = child == null ? at : child;
      if (i == 1) {
        String id = Yaml.text(at, "id");
        owner = id == null ? Yaml.text(at, "name") : id;
      }
    }
    this.node = at;
    this.rule = owner;
  }

  private static @Nullable Node child(Node parent, Object element) {
    if (element instanceof Integer index) {
      List<Node> items = Yaml.items(parent);
      return index < items.size() ? items.get(index) : null;
    }
    return Yaml.field(parent, element.toString());
  }

  Problem choiceProblem() {
    return file.error(node, rule, subject() + " is not " + expected);
  }

  Problem problem() {
    return switch (message.getType()) {
      case "additionalProperties", "unevaluatedProperties" -> unknownKey();
      case "required", "dependentRequired" -> missingKey();
      case "type" -> wrongType();
      case "enum" -> notOneOf();
      case "const" -> problem(quoted() + " must be '" + message.getSchemaNode().asText() + "'");
      case "pattern" -> problem(quoted() + ", not " + expectedOr("of the form expected here"));
      case "minItems", "minProperties", "minLength" -> problem(subject() + " must not be empty");
      case "uniqueItems" -> problem(subject() + " names something twice");
      case "minimum" -> problem(quoted() + ", must be at least " + bound());
      case "exclusiveMinimum" -> problem(quoted() + ", must be more than " + bound());
      case "maximum" -> problem(quoted() + ", must be at most " + bound());
      case "exclusiveMaximum" -> problem(quoted() + ", must be less than " + bound());
      default -> problem(subject() + ": " + message.getError());
    };
  }

  private Problem unknownKey() {
    String key = message.getProperty();
    List<String> known = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(known::add);
    String hint = Nearest.hint(key, known);
    String listed = hint.isEmpty() ? "; known here: " + String.join(", ", known) : hint;
    String text = "there is no key '" + key + "' here" + (known.isEmpty() ? "" : listed);
    for (NodeTuple entry : Yaml.entries(node)) {
      if (key.equals(Yaml.key(entry))) {
        return file.error(entry.getKeyNode(), rule, text);
      }
    }
    return problem(text);
  }

  private Problem missingKey() {
    String where = names.isEmpty() ? "" : " in " + place();
    return problem("'" + message.getProperty() + "' is missing" + where);
  }

  private Problem wrongType() {
    JsonNode type = message.getSchemaNode();
    List<String> kinds = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(kind -> kinds.add(kind(kind.asText())));
    } else {
      kinds.add(kind(type.asText()));
    }
    JsonNode found = message.getInstanceNode();
    boolean shown = found.isValueNode() && !found.isNull();
    String is = shown ? quoted() + ", " + kindOf(found) : subject() + " is " + kindOf(found);
    return problem(is + "; expected " + expectedOr(String.join(" or ", kinds)));
  }

  private Problem notOneOf() {
    List<String> known = new ArrayList<>();
    message.getSchemaNode().forEach(value -> known.add(value.asText()));
    String written = message.getInstanceNode().asText();
    return problem(
        quoted() + ", not one of " + String.join(", ", known) + Nearest.hint(written, known));
  }

  private Problem problem(String text) {
    return file.error(node, rule, text);
  }

  private String expectedOr(String otherwise) {
    return expected.isEmpty() ? otherwise : expected;
  }

  private String bound() {
    return message.getSchemaNode().asText();
  }

  private String quoted() {
    JsonNode found = message.getInstanceNode();
    String value = found.isValueNode() ? found.asText() : kindOf(found);
    return subject() + " is '" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "'";
  }

  private String subject() {
    return names.isEmpty() ? "the file" : place();
  }

  /** The last key on the way to the place, with its item's number. */
  private String place() {
    int last = names.size() - 1;
    String name = names.get(last);
    boolean item = last > 0 && name.chars().allMatch(Character::isDigit);
    return item
        ? "item " + (Integer.parseInt(name) + 1) + " of '" + names.get(last - 1) + "'"
        : "'" + name + "'";
  }

  private static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "a mapping";
      default -> "empty";
    };
  }

  private static String kind(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "number" -> "a number";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a mapping";
      default -> "nothing";
    };
  }
}
