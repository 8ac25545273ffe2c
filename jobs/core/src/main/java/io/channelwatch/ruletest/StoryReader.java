package io.channelwatch.ruletest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.Revenue;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.kpi.PartnerHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a test tells of its partner, and refuses what the alerting job would refuse. */
final class StoryReader {

  private static final long DAY = 86_400_000;

  /** The defaults of the configuration. */
  static final HistoryLimits LIMITS = new HistoryLimits(800 * DAY, 35 * DAY);

  private final Notes notes;
  private final Node test;
  private final List<Known> records = new ArrayList<>();
  private final EventReader events;
  private List<FxRate> rates = List.of();

  StoryReader(Notes notes, Node test) {
    this.notes = notes;
    this.test = test;
    this.events = new EventReader(notes, this::take);
  }

  Story read() {
    ReferenceReader reference = new ReferenceReader(notes, this::take);
    rates = reference.rates(test);
    reference.read(test);
    events.read(test);
    records.sort(Comparator.comparingLong(Known::at));
    return new Story(notes.calendar(), rates, List.copyOf(records));
  }

  /** The ids of the deals in it. */
  List<String> dealIds() {
    return events.dealIds();
  }

  private void take(Node node, Known record) {
    String objection = objection(record);
    if (objection == null) {
      records.add(record);
    } else {
      notes.problem(node, objection);
    }
  }

  private @Nullable String objection(Known record) {
    Long agesFrom = agesFrom(record.event());
    if (agesFrom != null && agesFrom < record.at() - LIMITS.retentionMillis()) {
      return "this happened at %s, more than 800 days before it became known"
          .formatted(Instant.ofEpochMilli(agesFrom));
    }
    // A history of its own, so that nothing but the record itself decides.
    Rejection rejection =
        new PartnerHistory(Story.PARTNER, notes.calendar(), LIMITS)
            .apply(
                record.event(),
                record.at(),
                FxRates.of(notes.calendar().program().currency(), rates));
    return rejection == null ? null : rejection.detail();
  }

  private static @Nullable Long agesFrom(PartnerEvent event) {
    if (event instanceof DealVersion deal) {
      return deal.closedAt();
    } else if (event instanceof Revenue revenue) {
      return revenue.occurredAt();
    }
    return event instanceof Activity activity ? activity.occurredAt() : null;
  }
}
