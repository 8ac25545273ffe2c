package io.channelwatch.ruletest;

import io.channelwatch.event.Contact;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import io.channelwatch.rule.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads who the partner is, what is expected of it, and what currencies are worth. */
final class ReferenceReader {

  private static final Profile NOBODY =
      new Profile(
          Story.PARTNER,
          null,
          null,
          null,
          null,
          null,
          null,
          PartnerStatus.ACTIVE,
          null,
          null,
          null,
          Map.of());

  private final Notes notes;
  private final BiConsumer<Node, Known> records;

  /**
   * @param records takes each record with the place at which it stands
   */
  ReferenceReader(Notes notes, BiConsumer<Node, Known> records) {
    this.notes = notes;
    this.records = records;
  }

  /** The exchange rates of a test. */
  List<FxRate> rates(Node test) {
    List<FxRate> rates = new ArrayList<>();
    for (Node node : Yaml.items(Yaml.field(test, "rates"))) {
      Fields fields = new Fields(notes, node);
      Integer from = fields.day("effective_on");
      Long rate = fields.fixed("rate", 8);
      if (from != null && rate != null) {
        rates.add(new FxRate(fields.text("currency", ""), from, rate, null));
      }
    }
    return rates;
  }

  /** Reads the profile and its changes, and the targets. */
  void read(Node test) {
    Node partner = Yaml.field(test, "partner");
    List<Node> changes = partner instanceof SequenceNode ? Yaml.items(partner) : List.of();
    Profile last = NOBODY;
    if (partner != null && changes.isEmpty()) {
      addProfile(new Fields(notes, partner), null, last);
    }
    for (Node change : changes) {
      last = change(new Fields(notes, change), last, change.equals(changes.get(0)));
    }
    Yaml.items(Yaml.field(test, "targets")).forEach(node -> target(new Fields(notes, node)));
  }

  private Profile change(Fields fields, Profile last, boolean first) {
    Long at = fields.instant("at");
    if (!fields.has("at") && !first) {
      notes.problem(fields.node(), "'at' is missing: only the first is known from the beginning");
    }
    if (!fields.has("deleted")) {
      return addProfile(fields, at, last);
    }
    take(fields, at, new ProfileRemoved(Story.PARTNER));
    return NOBODY;
  }

  /** Whatever is not there is as it was. */
  private Profile addProfile(Fields fields, @Nullable Long at, Profile last) {
    Profile profile =
        new Profile(
            Story.PARTNER,
            at,
            fields.has("name") ? fields.text("name") : last.name(),
            fields.has("type") ? fields.text("type") : last.type(),
            fields.has("tier") ? fields.text("tier") : last.tier(),
            fields.has("region") ? fields.text("region") : last.region(),
            fields.has("country") ? fields.text("country") : last.country(),
            fields.oneOf("status", last.status()),
            fields.has("joined_on") ? fields.day("joined_on") : last.joinedOn(),
            fields.has("cam") ? contact(fields.fields("cam")) : last.cam(),
            fields.has("leader") ? contact(fields.fields("leader")) : last.leader(),
            fields.has("labels") ? labels(fields) : last.labels());
    take(fields, at, profile);
    return profile;
  }

  private static @Nullable Contact contact(@Nullable Fields fields) {
    return fields == null
        ? null
        : new Contact(
            fields.text("name", ""),
            fields.text("email"),
            fields.text("slack_id"),
            fields.text("time_zone"));
  }

  private static Map<String, String> labels(Fields fields) {
    Map<String, String> labels = new HashMap<>();
    for (NodeTuple entry : Yaml.entries(Yaml.field(fields.node(), "labels"))) {
      String key = Yaml.key(entry);
      String value = Yaml.text(entry.getValueNode());
      if (key != null && value != null) {
        labels.put(key, value);
      }
    }
    return labels;
  }

  private void target(Fields fields) {
    Long at = fields.instant("at");
    String metric = fields.text("metric", "");
    Integer start = fields.day("period_start");
    Integer end = fields.day("period_end");
    if (start == null || end == null) {
      return;
    }
    if (end <= start) {
      fields.problem("period_end", "the period ends on its first day, or before");
    }
    if (fields.has("deleted")) {
      take(fields, at, new TargetRemoved(Story.PARTNER, metric, start, end));
      return;
    }
    Long value = fields.fixed("value", 4);
    if (!fields.has("value")) {
      notes.problem(fields.node(), "'value' is missing");
    } else if (value != null) {
      String currency = fields.text("currency");
      take(fields, at, new Target(Story.PARTNER, metric, start, end, value, currency, at));
    }
  }

  private void take(Fields fields, @Nullable Long at, PartnerEvent event) {
    long knownAt = fields.instant("recorded_at", at == null ? Known.BEGINNING : at);
    records.accept(fields.node(), new Known(knownAt, event));
  }
}
