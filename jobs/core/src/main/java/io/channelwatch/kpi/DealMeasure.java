package io.channelwatch.kpi;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a deal can add to: which measure, when, and how much. */
final class DealMeasure {

  /** Of a deal that does not count in the measure. */
  static final long NEVER = Long.MIN_VALUE;

  private static final DealMeasure[] ALL = list();
  private static final Map<Measure, Suffixed> BY_NAME = byName();

  private final Measure measure;
  private final Measure[] byAttribution;
  private final ToLongFunction<Deal> at;
  private final ToLongFunction<Deal> value;

  private DealMeasure(String name, ToLongFunction<Deal> at, ToLongFunction<Deal> value) {
    this.measure = new Measure(name);
    this.at = at;
    this.value = value;
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

    /** When a deal counts in it; {@link #NEVER} if it does not. */
    long at(Deal deal) {
      return attribution == null || attribution == deal.attribution() ? base.at(deal) : NEVER;
    }
  }

  static @Nullable Suffixed named(Measure measure) {
    return BY_NAME.get(measure);
  }

  /** All of them, without suffixes; not to be changed. */
  static DealMeasure[] all() {
    return ALL;
  }

  Measure measure() {
    return measure;
  }

  /** The measure of the deals with an attribution alone; null for the unknown one. */
  @Nullable Measure measure(Attribution attribution) {
    return attribution == Attribution.UNKNOWN ? null : byAttribution[attribution.ordinal()];
  }

  /** When a deal counts in it; {@link #NEVER} if it does not. */
  long at(Deal deal) {
    return at.applyAsLong(deal);
  }

  /** What a deal that counts adds to the sum: ten-thousandths, or milliseconds of its cycle. */
  long value(Deal deal) {
    return value.applyAsLong(deal);
  }

  private static DealMeasure[] list() {
    ToLongFunction<Deal> amount = Deal::amount;
    List<DealMeasure> all = new ArrayList<>();
    all.add(new DealMeasure("registrations", Deal::registeredAt, amount));
    all.add(new DealMeasure("approvals", Deal::approvedAt, amount));
    all.add(new DealMeasure("rejections", closedAs(DealStage.REJECTED), amount));
    all.add(new DealMeasure("wins", closedAs(DealStage.WON), amount));
    all.add(new DealMeasure("losses", closedAs(DealStage.LOST), amount));
    all.add(new DealMeasure("expirations", closedAs(DealStage.EXPIRED), amount));
    all.add(
        new DealMeasure(
            "win_cycle", closedAs(DealStage.WON), deal -> deal.closedAt() - deal.registeredAt()));
    for (DealStage stage : DealStage.values()) {
      all.add(new DealMeasure("stage." + stage, deal -> deal.enteredAt(stage), amount));
    }
    return all.toArray(new DealMeasure[0]);
  }

  private static ToLongFunction<Deal> closedAs(DealStage stage) {
    return deal -> deal.stage() == stage ? deal.closedAt() : NEVER;
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
