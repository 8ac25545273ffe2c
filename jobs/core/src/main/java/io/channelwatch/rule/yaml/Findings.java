package io.channelwatch.rule.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import io.channelwatch.rule.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns what a JSON Schema validator says into problems of a file. */
final class Findings {

  private final YamlFile file;
  private final JsonNode schema;

  Findings(YamlFile file, JsonNode schema) {
    this.file = file;
    this.schema = schema;
  }

  /**
   * One problem for each finding. Where none of several alternatives fits, only the findings of the
   * one that was meant are told (that whose type fits), or, if that is not clear, what all of them
   * together expect.
   */
  List<Problem> problems(List<ValidationMessage> messages) {
    List<Problem> problems = new ArrayList<>();
    Map<String, List<ValidationMessage>> choices = new LinkedHashMap<>();
    for (ValidationMessage message : messages) {
      int choice = firstChoice(message.getEvaluationPath());
      if (choice < 0) {
        problems.add(finding(message).problem());
      } else {
        String at =
            head(message.getEvaluationPath(), choice + 1) + "@" + instanceOf(message, choice);
        choices.computeIfAbsent(at, key -> new ArrayList<>()).add(message);
      }
    }
    choices.values().forEach(found -> problems.addAll(choice(found)));
    return problems;
  }

  private List<Problem> choice(List<ValidationMessage> messages) {
    ValidationMessage first = messages.get(0);
    int at = firstChoice(first.getEvaluationPath());
    int depth = depthAt(first, at);
    Map<String, List<ValidationMessage>> branches = new TreeMap<>();
    for (ValidationMessage message : messages) {
      JsonNodePath path = message.getEvaluationPath();
      String branch = path.getNameCount() > at + 1 ? path.getName(at + 1) : "";
      branches.computeIfAbsent(branch, key -> new ArrayList<>()).add(message);
    }
    branches.values().removeIf(found -> found.stream().anyMatch(m -> isOther(m, depth)));
    if (branches.size() == 1 && !branches.containsKey("")) {
      return branches.values().iterator().next().stream()
          .map(message -> finding(message).problem())
          .toList();
    }
    JsonNode holder = schemaAt(first.getEvaluationPath(), at);
    return List.of(new Finding(file, first, holder, depth).choiceProblem());
  }

  /** Whether the finding says that a value is of another kind than the alternative. */
  private static boolean isOther(ValidationMessage message, int depth) {
    String keyword = message.getType();
    return message.getInstanceLocation().getNameCount() == depth
        && (keyword.equals("type") || keyword.equals("const") || keyword.equals("enum"));
  }

  private Finding finding(ValidationMessage message) {
    JsonNodePath path = message.getEvaluationPath();
    JsonNode holder = schemaAt(path, path.getNameCount() - 1);
    return new Finding(file, message, holder, message.getInstanceLocation().getNameCount());
  }

  /** The number of the path's first element that is a choice between schemas, or -1. */
  private static int firstChoice(JsonNodePath path) {
    for (int i = 0; i < path.getNameCount(); i++) {
      boolean keyword = i == 0 || !path.getName(i - 1).equals("properties");
      if (keyword && (path.getName(i).equals("oneOf") || path.getName(i).equals("anyOf"))) {
        return i;
      }
    }
    return -1;
  }

  private String instanceOf(ValidationMessage message, int choice) {
    return head(message.getInstanceLocation(), depthAt(message, choice));
  }

  /** How deep in the document the schema applies that the first elements of the path lead to. */
  private static int depthAt(ValidationMessage message, int choice) {
    JsonNodePath path = message.getEvaluationPath();
    int depth = 0;
    for (int i = 0; i < choice; i++) {
      switch (path.getName(i)) {
        case "properties", "patternProperties" -> {
          depth++;
          i++;
        }
        case "items", "additionalProperties", "prefixItems" -> depth++;
        default -> {}
      }
    }
    return Math.min(depth, message.getInstanceLocation().getNameCount());
  }

  private static String head(JsonNodePath path, int count) {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < Math.min(count, path.getNameCount()); i++) {
      head.append('/').append(path.getName(i));
    }
    return head.toString();
  }

  /** The part of the schema that the first elements of an evaluation path lead to. */
  private JsonNode schemaAt(JsonNodePath path, int count) {
    JsonNode node = schema;
    for (int i = 0; i < count; i++) {
      String name = path.getName(i);
      if (name.equals("$ref")) {
        node = schema.at(node.path("$ref").asText().substring(1));
      } else {
        node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
      }
    }
    return node;
  }
}
