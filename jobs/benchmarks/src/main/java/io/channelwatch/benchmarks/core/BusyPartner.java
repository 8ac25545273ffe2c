package io.channelwatch.benchmarks.core;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.PartnerStateCodec;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.benchmarks.workload.RulesFiles;
import io.channelwatch.benchmarks.workload.Workload;
import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.event.Target;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.rule.RuleProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A partner with 50 open deals and 13 records a day, which can be set back to where it began. */
final class BusyPartner {

  private static final long DAY = 86_400_000L;
  private static final long SECOND = 1_000;
  private static final int RECORDS_A_DAY = 13;
  private static final int DAYS_AHEAD = 300;

  private final PartnerWatch watch;

  /** Knows nothing of what the other one has asked. */
  private final PartnerWatch stranger;

  private final PartnerStateCodec codec;
  private final FxRates rates = new FxRates("USD");
  private final RuleProgram rules;
  private final byte[] beginning;
  private final List<PartnerEvent> references = new ArrayList<>();
  private final List<PartnerEvent> next = new ArrayList<>();
  private PartnerState state;

  /**
   * One with a history.
   *
   * @param rulesName as {@link RulesFiles} takes it, or {@code none}
   */
  BusyPartner(int days, String rulesName) {
    FiscalCalendar calendar =
        new FiscalCalendar(new Program(null, ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null));
    HistoryLimits limits = new HistoryLimits(800 * DAY, 35 * DAY);
    watch = new PartnerWatch(calendar, limits, SECOND);
    stranger = new PartnerWatch(calendar, limits, SECOND);
    codec = new PartnerStateCodec(calendar, limits);
    rules = rulesName.equals("none") ? RuleProgram.EMPTY : compiled(rulesName);
    state = watch.create("p0");
    int allDays = days + DAYS_AHEAD;
    Workload workload = Workload.even(1, RECORDS_A_DAY * allDays, allDays, 7);
    workload.forEachReference(references::add);
    references.forEach(event -> apply(event, Long.MIN_VALUE));
    long until = workload.start() + days * DAY;
    workload.forEachRecord(
        event -> {
          if (happenedAt(event) < until) {
            take(event);
          } else {
            next.add(event);
          }
        });
    beginning = codec.write(state);
  }

  private static RuleProgram compiled(String name) {
    try {
      var compiled =
          new RuleSetsCompiler("USD")
              .compile(new RulesUpdate("p", 1, RulesFiles.read(name), "benchmarks", 0));
      return Objects.requireNonNull(compiled.program(), () -> compiled.problems().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the partner back, and evaluates it once, so that every call has been asked. */
  void reset() {
    state = codec.read(beginning);
    evaluate(tickOf(now()) - SECOND);
  }

  /** The first records of a kind that come next, just as many as asked for. */
  <E extends PartnerEvent> List<E> next(Class<E> kind, int count) {
    List<E> first = next.stream().filter(kind::isInstance).limit(count).map(kind::cast).toList();
    if (first.size() < count) {
      throw new IllegalStateException("there are only %d of %s".formatted(first.size(), kind));
    }
    return first;
  }

  /** The first record of a kind that is known from the beginning. */
  <E extends PartnerEvent> E reference(Class<E> kind) {
    return references.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  /** When the first of the records happens that come next, in milliseconds since the epoch. */
  long now() {
    return happenedAt(next.get(0));
  }

  /** The partner. */
  PartnerState state() {
    return state;
  }

  /** The partner as it began, as bytes. */
  byte[] beginning() {
    return beginning;
  }

  /** How states are written. */
  PartnerStateCodec codec() {
    return codec;
  }

  /** Takes up a record without evaluating. */
  void apply(PartnerEvent event, long knownAt) {
    if (watch.apply(state, event, knownAt, rates) != null) {
      throw new IllegalStateException("refused: " + event);
    }
  }

  /** Takes up a record, and evaluates the partner at all instants up to the record's tick. */
  int take(PartnerEvent event) {
    long at = happenedAt(event);
    int told = 0;
    while (state.wakeAt() < tickOf(at)) {
      told += evaluate(state.wakeAt());
    }
    apply(event, at);
    return told + evaluate(tickOf(at));
  }

  private int evaluate(long at) {
    return watch.evaluate(state, rules, RuleProgram.EMPTY, at).transitions().size();
  }

  /** Evaluates all rules again and again, a second apart, as if nothing had ever been asked. */
  int evaluateAnew(int times) {
    int told = 0;
    long at = tickOf(now());
    for (int i = 0; i < times; i++) {
      PartnerWatch asking = i % 2 == 0 ? stranger : watch;
      told +=
          asking.evaluate(state, rules, RuleProgram.EMPTY, at + i * SECOND).transitions().size();
    }
    return told;
  }

  private static long tickOf(long at) {
    return -Math.floorDiv(-at, SECOND) * SECOND;
  }

  /** When a record happened, or became known, in milliseconds since the epoch. */
  static long happenedAt(PartnerEvent event) {
    if (event instanceof DealVersion deal) {
      return deal.occurredAt();
    } else if (event instanceof Revenue revenue) {
      return revenue.occurredAt();
    } else if (event instanceof Profile profile) {
      return Objects.requireNonNull(profile.updatedAt());
    } else if (event instanceof Target target) {
      return Objects.requireNonNull(target.updatedAt());
    }
    return ((Activity) event).occurredAt();
  }
}
