package io.channelwatch.model;

import java.util.List;

/** A message: texts, and between them placeholders for texts. */
public record Message(List<Object> parts) {

  /** As it stands in a rule. */
  String template() {
    StringBuilder template = new StringBuilder();
    parts.forEach(part -> template.append(part instanceof Expr e ? "{{" + e.text() + "}}" : part));
    return template.toString();
  }

  String rendered(View view) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part instanceof Expr e ? said(e.value(view)) : part));
    return text.toString();
  }

  private static Object said(Object value) {
    return value == null ? "n/a" : value;
  }
}
