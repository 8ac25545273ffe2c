package io.channelwatch.kpi;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a deal can add to: which measure, when, and how much. */
final class DealMeasure {

  /** Of a deal that does not count in the measure. */
  static final long NEVER = Long.MIN_VALUE;

  /** What happens to a deal when it begins to count. */
  private enum Event {
    REGISTERED,
    APPROVED,
    CLOSED_AS,
    ENTERED
  }

  private static final DealMeasure[] ALL = list();
  private static final Map<Measure, Suffixed> BY_NAME = byName();

  private final Measure measure;
  private final Measure[] byAttribution;
  private final Event event;
  private final DealStage stage;
  private final boolean cycle;

  private DealMeasure(String name, Event event, DealStage stage, boolean cycle) {
    this.measure = Measure.named(name);
    this.event = event;
    this.stage = stage;
    this.cycle = cycle;
    Attribution[] attributions = Attribution.values();
    this.byAttribution = new Measure[attributions.length];
    for (Attribution attribution : attributions) {
      byAttribution[attribution.ordinal()] = measure.of(attribution);
    }
  }

  /**
   * A deal measure by its name.
   *
   * @param attribution of which deals alone; null: of all
   */
  record Suffixed(DealMeasure base, @Nullable Attribution attribution) {

    Measure measure() {
      return attribution == null ? base.measure : base.byAttribution[attribution.ordinal()];
    }

    /** When a deal counts in it; {@link #NEVER} if it does not. */
    long at(Deal deal) {
      return attribution == null || attribution == deal.attribution() ? base.at(deal) : NEVER;
    }

    /** What a deal that counts adds to the sum: ten-thousandths, or milliseconds of its cycle. */
    long value(Deal deal) {
      return base.value(deal);
    }
  }

  /** Their names without suffixes, in order. */
  static List<String> baseNames() {
    return Arrays.stream(ALL).map(each -> each.measure.name()).toList();
  }

  static @Nullable Suffixed named(Measure measure) {
    return BY_NAME.get(measure);
  }

  /** The measure of the deals with an attribution alone; null for the unknown one. */
  private @Nullable Measure measure(Attribution attribution) {
    return attribution == Attribution.UNKNOWN ? null : byAttribution[attribution.ordinal()];
  }

  private long at(Deal deal) {
    return switch (event) {
      case REGISTERED -> deal.registeredAt();
      case APPROVED -> deal.approvedAt();
      case CLOSED_AS -> deal.stage() == stage ? deal.closedAt() : NEVER;
      case ENTERED -> deal.enteredAt(stage);
    };
  }

  private long value(Deal deal) {
    return cycle ? deal.closedAt() - deal.registeredAt() : deal.amount();
  }

  /** What a deal adds to a measure. */
  @FunctionalInterface
  interface Added {
    /** It counts from an instant on, with a value. */
    void take(Measure measure, long at, long value);
  }

  /** Shows all that a deal adds, to the measures without a suffix and to those with its own. */
  static void forEach(Deal deal, Added action) {
    for (DealMeasure each : ALL) {
      long at = each.at(deal);
      if (at != NEVER) {
        long value = each.value(deal);
        action.take(each.measure, at, value);
        Measure suffixed = each.measure(deal.attribution());
        if (suffixed != null) {
          action.take(suffixed, at, value);
        }
      }
    }
  }

  private static DealMeasure[] list() {
    List<DealMeasure> all = new ArrayList<>();
    all.add(new DealMeasure("registrations", Event.REGISTERED, DealStage.SUBMITTED, false));
    all.add(new DealMeasure("approvals", Event.APPROVED, DealStage.APPROVED, false));
    all.add(new DealMeasure("rejections", Event.CLOSED_AS, DealStage.REJECTED, false));
    all.add(new DealMeasure("wins", Event.CLOSED_AS, DealStage.WON, false));
    all.add(new DealMeasure("losses", Event.CLOSED_AS, DealStage.LOST, false));
    all.add(new DealMeasure("expirations", Event.CLOSED_AS, DealStage.EXPIRED, false));
    all.add(new DealMeasure("win_cycle", Event.CLOSED_AS, DealStage.WON, true));
    for (DealStage stage : DealStage.values()) {
      all.add(new DealMeasure("stage." + stage, Event.ENTERED, stage, false));
    }
    return all.toArray(new DealMeasure[0]);
  }

  private static Map<Measure, Suffixed> byName() {
    Map<Measure, Suffixed> names = new HashMap<>();
    for (DealMeasure base : ALL) {
      names.put(base.measure, new Suffixed(base, null));
      for (Attribution attribution : Attribution.values()) {
        Measure suffixed = base.measure(attribution);
        if (suffixed != null) {
          names.put(suffixed, new Suffixed(base, attribution));
        }
      }
    }
    return Map.copyOf(names);
  }
}
