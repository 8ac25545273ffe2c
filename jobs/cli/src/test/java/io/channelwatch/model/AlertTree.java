package io.channelwatch.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.model.Fact.Contact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An alert as a tree of JSON; what the model does not know is left out. */
final class AlertTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What a transition is, beside its rule's words. */
  record Head(
      String rule,
      boolean ofDeals,
      String subject,
      String partner,
      String transition,
      String reason,
      String severity,
      String previous,
      Instant openedAt,
      int sequence) {}

  private AlertTree() {}

  static ObjectNode of(Head head, Rule rule, View view, Trails trails, long version) {
    ObjectNode alert = JSON.objectNode();
    String id = head.rule() + "|" + head.subject() + "|" + head.openedAt();
    alert.put("alert_id", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    alert.put("sequence", head.sequence());
    alert.put("rule_id", head.rule());
    alert.put("rules_version", version);
    ObjectNode subject = alert.putObject("subject");
    subject.put("type", head.ofDeals() ? "DEAL" : "PARTNER");
    subject.put("id", head.subject());
    alert.put("partner_id", head.partner());
    alert.put("transition", head.transition());
    alert.put("reason", head.reason());
    alert.put("severity", head.severity());
    alert.put("previous_severity", head.previous());
    alert.put("opened_at", head.openedAt().toString());
    alert.put("at", view.now().toString());
    var profile = view.known().profile();
    if (!head.ofDeals()) {
      subject.put("name", profile == null ? null : profile.texts().get("name"));
    }
    alert.set("cam", contact(profile == null ? null : profile.cam()));
    alert.set("leader", contact(profile == null ? null : profile.leader()));
    ofRule(alert, rule, view, trails);
    return alert;
  }

  private static void ofRule(ObjectNode alert, Rule rule, View view, Trails trails) {
    alert.put("rule_set", rule.set());
    alert.put("kind", rule.kind());
    alert.put("title", rule.title());
    if (rule.message() != null) {
      alert.put("message", rule.message().rendered(view));
    }
    alert.put("playbook", rule.playbook());
    ObjectNode labels = alert.putObject("labels");
    rule.labels().forEach(labels::put);
    ArrayNode notify = alert.putArray("notify");
    rule.roles().forEach(notify::add);
    ObjectNode values = alert.putObject("values");
    ValueTexts.of(rule, view.rules())
        .forEach((text, expr) -> values.set(text, value(text, expr, rule, view, trails)));
    alert.set("evidence", EvidenceTree.of(rule, view));
  }

  private static ObjectNode contact(Contact contact) {
    if (contact == null) {
      return null;
    }
    ObjectNode node = JSON.objectNode();
    node.put("name", contact.name());
    node.put("email", contact.email());
    node.put("slack_id", contact.slackId());
    node.put("time_zone", contact.timeZone());
    return node;
  }

  private static ObjectNode value(String text, Expr expr, Rule rule, View view, Trails trails) {
    ObjectNode node = JSON.objectNode();
    node.put("value", ValueTexts.number(expr.value(view)));
    Kpi kpi = expr instanceof Expr.Name name ? view.rules().kpi(name.text()) : null;
    if (kpi != null) {
      node.put("unit", kpi.unit());
    }
    ArrayNode thresholds = node.putArray("thresholds");
    rule.eachCondition(
        (level, when) -> {
          Expr condition = when ? level.when() : level.clearWhen();
          condition.each(
              part -> addThreshold(thresholds, part, text, level, when ? "when" : "clear_when"));
        });
    ArrayNode parts = node.putArray("parts");
    if (kpi != null) {
      for (Kpi.Share share : kpi.shares(view.with(null))) {
        ObjectNode part = parts.addObject();
        part.put("kpi", share.part().kpi());
        part.put("value", share.value());
        part.put("weight", share.part().weight());
        part.put("contribution", share.contribution());
      }
    }
    if (Model.TRAILS) {
      ArrayNode trail = node.putArray("trail");
      trails.of(text, view.known().program.day(view.now())).forEach(trail::add);
    }
    return node;
  }

  private static void addThreshold(
      ArrayNode thresholds, Expr expr, String text, Rule.Level level, String condition) {
    if (!(expr instanceof Expr.Op op) || !op.compares()) {
      return;
    }
    List<String> operators = List.of("<", "<=", ">", ">=", "==", "!=");
    List<String> mirrored = List.of(">", ">=", "<", "<=", "==", "!=");
    if (op.left().text().equals(text) && op.right() instanceof Expr.Num n) {
      add(thresholds, level, condition, op.operator(), n);
    }
    if (op.right().text().equals(text) && op.left() instanceof Expr.Num n) {
      add(thresholds, level, condition, mirrored.get(operators.indexOf(op.operator())), n);
    }
  }

  private static void add(
      ArrayNode thresholds, Rule.Level level, String condition, String operator, Expr.Num number) {
    ObjectNode threshold = thresholds.addObject();
    threshold.put("level", level.severity().toUpperCase(Locale.ROOT));
    threshold.put("condition", condition);
    threshold.put("operator", operator);
    threshold.put("number", number.number());
  }
}
