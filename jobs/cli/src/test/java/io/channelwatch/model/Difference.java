package io.channelwatch.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Where the product's alerts differ from the model's, field by field. */
public final class Difference {

  private static final double EXACT = 1e-9;

  private final List<String> found = new ArrayList<>();

  private Difference() {}

  /** The differences, a line each; none if they tell the same. */
  public static List<String> between(List<ObjectNode> model, List<? extends JsonNode> product) {
    Difference difference = new Difference();
    for (int i = 0; i < Math.max(model.size(), product.size()); i++) {
      JsonNode expected = i < model.size() ? model.get(i) : null;
      JsonNode told = i < product.size() ? product.get(i) : null;
      if (expected == null || told == null || !name(expected).equals(name(told))) {
        difference.found.add("alert " + i + ": model " + name(expected));
        difference.found.add("alert " + i + ": product " + name(told));
        return difference.found;
      }
      difference.compare(name(expected), expected, told);
    }
    return difference.found;
  }

  private static String name(JsonNode alert) {
    if (alert == null) {
      return "tells of none";
    }
    List<String> words = new ArrayList<>();
    for (String field :
        List.of("at", "rule_id", "partner_id", "sequence", "transition", "reason")) {
      words.add(alert.path(field).asText());
    }
    words.add(2, alert.at("/subject/id").asText());
    words.add(alert.path("previous_severity").asText() + "->" + alert.path("severity").asText());
    return String.join(" ", words);
  }

  private void compare(String where, JsonNode model, JsonNode product) {
    if ((model.isNumber() && product.isNumber()) || isDecimal(model, product)) {
      double a = model.asDouble();
      double b = Double.parseDouble(product.asText());
      if (Math.abs(a - b) > EXACT * Math.max(Math.abs(a), Math.abs(b))) {
        found.add(where + ": model " + a + ", product " + b);
      }
    } else if (model.isObject() && product.isObject()) {
      compareFields(where, model, product);
    } else if (model.isArray()
        && product.isArray()
        && !where.endsWith("trail")
        && !where.endsWith("evidence/deals")) {
      compareSets(where, model, product);
    } else if (model.isArray() && product.isArray() && model.size() == product.size()) {
      for (int i = 0; i < model.size(); i++) {
        compare(where + "/" + i, model.get(i), product.get(i));
      }
    } else if (!model.equals(product)) {
      found.add(where + ": model " + model + ", product " + product);
    }
  }

  private static boolean isDecimal(JsonNode model, JsonNode product) {
    return model.isNumber() && product.isTextual();
  }

  /** The model tells of no field that it leaves out; a map of values it tells whole. */
  private void compareFields(String where, JsonNode model, JsonNode product) {
    for (Map.Entry<String, JsonNode> field : model.properties()) {
      JsonNode other = product.get(field.getKey());
      String path = where + "/" + field.getKey();
      if (other == null) {
        found.add(path + ": model " + field.getValue() + ", product lacks it");
      } else {
        compare(path, field.getValue(), other);
      }
    }
    if (where.endsWith("/values") || where.endsWith("/labels")) {
      product
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!model.has(name)) {
                  found.add(where + "/" + name + ": only the product tells it");
                }
              });
    }
  }

  private void compareSets(String where, JsonNode model, JsonNode product) {
    Map<String, JsonNode> left = byKey(model);
    Map<String, JsonNode> right = byKey(product);
    if (!left.keySet().equals(right.keySet())) {
      found.add(where + ": model " + left.keySet() + ", product " + right.keySet());
      return;
    }
    left.forEach((key, value) -> compare(where + "/" + key, value, right.get(key)));
  }

  private static Map<String, JsonNode> byKey(JsonNode array) {
    Map<String, JsonNode> map = new TreeMap<>();
    StreamSupport.stream(array.spliterator(), false).forEach(one -> map.put(key(one), one));
    return map;
  }

  private static String key(JsonNode one) {
    for (String field : List.of("deal_id", "measure", "kpi")) {
      if (one.has(field)) {
        return one.get(field).asText();
      }
    }
    return one.isObject() && one.has("operator")
        ? one.get("level").asText()
            + one.get("condition").asText()
            + one.get("operator").asText()
            + one.get("number").asDouble()
        : one.toString();
  }
}
