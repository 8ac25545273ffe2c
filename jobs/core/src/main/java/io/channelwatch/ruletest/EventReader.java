package io.channelwatch.ruletest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.rule.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what happens: deals, revenue and activities. */
final class EventReader {

  private static final int MONEY = 4;
  private static final long ONE = 10_000;

  private final Notes notes;
  private final BiConsumer<Node, Known> records;
  private final String currency;
  private final Map<String, DealVersion> deals = new HashMap<>();
  private int events;

  /**
   * @param records takes each record with the place at which it stands
   */
  EventReader(Notes notes, BiConsumer<Node, Known> records) {
    this.notes = notes;
    this.records = records;
    this.currency = notes.calendar().program().currency();
  }

  /** Reads the events of a test. */
  void read(Node test) {
    for (Node node : Yaml.items(Yaml.field(test, "events"))) {
      Fields fields = new Fields(notes, node);
      Long at = fields.instant("at");
      if (at != null) {
        long times = Math.min(1000, fields.whole("times", 1));
        for (int i = 1; i <= times; i++) {
          PartnerEvent event = event(fields, at, times == 1 ? "" : "-" + i);
          if (event != null) {
            records.accept(node, new Known(fields.instant("recorded_at", at), event));
          }
        }
      }
    }
  }

  /** The ids of the deals that were read. */
  List<String> dealIds() {
    return new ArrayList<>(deals.keySet());
  }

  private @Nullable PartnerEvent event(Fields fields, long at, String suffix) {
    String id = fields.text("event_id");
    String eventId = id == null ? "event-" + ++events : id + suffix;
    if (fields.has("deal")) {
      return deal(fields, at, eventId, fields.text("deal") + suffix);
    }
    return fields.has("revenue") ? revenue(fields, at, eventId) : activity(fields, at, eventId);
  }

  /** A deal's next version: what is not there is as it was. */
  private @Nullable DealVersion deal(Fields fields, long at, String eventId, String id) {
    DealVersion last = deals.get(id);
    if (last == null && !fields.has("amount")) {
      notes.problem(fields.node(), "'amount' is missing in the first version of deal '" + id + "'");
      return null;
    }
    DealStage before = last == null ? DealStage.SUBMITTED : last.stage();
    DealStage stage = fields.oneOf("stage", before);
    long entered = last == null || stage != before ? at : last.stageEnteredAt();
    long stageEnteredAt = Math.min(at, fields.instant("stage_entered_at", entered));
    long registered = last == null ? at : last.registeredAt();
    Long closed = last == null || stage != before ? null : last.closedAt();
    if (stage.isOpen() && fields.has("closed_at")) {
      fields.problem("closed_at", stage + " is an open stage");
    }
    DealVersion deal =
        new DealVersion(
            eventId,
            id,
            Story.PARTNER,
            fields.whole("version", last == null ? 1 : last.version() + 1),
            at,
            stage,
            stageEnteredAt,
            Math.min(at, fields.instant("registered_at", registered)),
            stage.isOpen()
                ? null
                : Math.min(at, fields.instant("closed_at", closed == null ? at : closed)),
            fields.fixed("amount", MONEY, last == null ? 0 : last.amount()),
            fields.text("currency", last == null ? currency : last.currency()),
            fields.has("expected_close_on") || last == null
                ? fields.day("expected_close_on")
                : last.expectedCloseOn(),
            fields.oneOf("attribution", last == null ? Attribution.UNKNOWN : last.attribution()),
            text(fields, "customer_id", last == null ? null : last.customerId()),
            text(fields, "product", last == null ? null : last.product()));
    deals.put(id, deal);
    return deal;
  }

  private static @Nullable String text(Fields fields, String key, @Nullable String last) {
    return fields.has(key) ? fields.text(key) : last;
  }

  private @Nullable Revenue revenue(Fields fields, long at, String eventId) {
    Long amount = fields.fixed("revenue", MONEY);
    return amount == null
        ? null
        : new Revenue(
            eventId,
            Story.PARTNER,
            at,
            amount,
            fields.text("currency", currency),
            fields.oneOf("attribution", Attribution.UNKNOWN),
            fields.oneOf("revenue_type", RevenueType.UNKNOWN),
            fields.text("deal_id"),
            fields.text("customer_id"),
            fields.text("product"));
  }

  private @Nullable Activity activity(Fields fields, long at, String eventId) {
    String type = fields.text("activity");
    Long amount = fields.fixed("amount", MONEY);
    return type == null
        ? null
        : new Activity(
            eventId,
            Story.PARTNER,
            at,
            type,
            fields.fixed("quantity", MONEY, ONE),
            amount,
            amount == null ? null : fields.text("currency", currency));
  }
}
