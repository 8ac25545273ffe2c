package io.channelwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AlertLifecycleLawsTest {

  private static final long STEP = 10;

  /** A rule as it stands at a step: its levels by severity. */
  record Form(Set<Integer> levels, List<Long> holds, List<Boolean> clears, long keep) {}

  /** What an evaluation sees. */
  record Moment(long gap, Truth applies, List<Truth> when, List<Truth> clear, boolean start) {}

  /** One form of a rule and the evaluations until it is edited. */
  record Chapter(Form form, List<Moment> moments) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreesWithTheTableWalkedPlainly(@ForAll("chapters") List<Chapter> chapters) {
    SteppedAlert alert = new SteppedAlert();
    NaiveAlert naive = new NaiveAlert();
    Set<Long> starts = new HashSet<>();
    alert.periodStarts((period, instant) -> starts.contains(instant));
    long at = 0;
    for (Chapter chapter : chapters) {
      for (Moment moment : chapter.moments()) {
        at += moment.gap() * STEP;
        if (moment.start()) {
          starts.add(at);
        }
        alert.step(switched(chapter.form(), moment), at);
        naive.step(
            moment.applies(), inputs(chapter.form(), moment), chapter.form().keep(), starts, at);

        assertThat(alert.told()).isEqualTo(naive.told());
        assertThat(words(alert)).isEqualTo(naive.words());
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void tellsEachEpisodeInOrderAndWithoutGaps(@ForAll("chapters") List<Chapter> chapters) {
    SteppedAlert alert = new SteppedAlert();
    long at = 0;
    for (Chapter chapter : chapters) {
      for (Moment moment : chapter.moments()) {
        at += moment.gap() * STEP;
        alert.step(switched(chapter.form(), moment), at);
      }
    }

    Step.Change last = null;
    for (Step.Change change : alert.changes()) {
      boolean opens = last == null || last.type() == TransitionType.RESOLVED;
      assertThat(change.type() == TransitionType.OPENED).isEqualTo(opens);
      assertThat(change.episode().sequence()).isEqualTo(opens ? 0 : last.episode().sequence() + 1);
      assertThat(change.previousSeverity()).isEqualTo(opens ? null : last.episode().severity());
      if (change.type() == TransitionType.RESOLVED) {
        assertThat(change.reason()).isNotNull();
        assertThat(change.episode().severity()).isEqualTo(last.episode().severity());
      } else {
        assertThat(change.reason()).isNull();
        assertThat(change.episode().severity()).isNotEqualTo(change.previousSeverity());
      }
      last = change;
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void changesNothingWhereItIsSteppedTwiceAtOneInstant(@ForAll("chapters") List<Chapter> chapters) {
    SteppedAlert alert = new SteppedAlert();
    long at = 0;
    for (Chapter chapter : chapters) {
      for (Moment moment : chapter.moments()) {
        at += moment.gap() * STEP;
        SwitchedRule rule = switched(chapter.form(), moment);
        alert.step(rule, at);
        AlertState once = alert.state();
        int told = alert.told().size();

        alert.step(rule, at);

        assertThat(alert.state()).isEqualTo(once);
        assertThat(alert.told()).hasSize(told);
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void movesBetweenRecordsOnlyAtItsDeadline(@ForAll("chapters") List<Chapter> chapters) {
    SteppedAlert alert = new SteppedAlert();
    long at = 0;
    for (Chapter chapter : chapters) {
      for (Moment moment : chapter.moments()) {
        at += moment.gap() * STEP;
        SwitchedRule rule = switched(chapter.form(), moment);
        alert.step(rule, at);
        AlertState waiting = alert.state();
        if (waiting != null && waiting.deadline() != Long.MAX_VALUE) {
          assertThat(waiting.deadline()).isGreaterThan(at);
          assertThat(waiting.deadline() % STEP).isZero();
          alert.step(rule, waiting.deadline() - STEP);
          assertThat(alert.state()).isEqualTo(waiting);
          alert.step(rule, waiting.deadline());
          assertThat(alert.state()).isNotEqualTo(waiting);
          at = waiting.deadline();
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Chapter>> chapters() {
    return Combinators.combine(forms(), moments().list().ofMinSize(1).ofMaxSize(12))
        .as(Chapter::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Arbitrary<Form> forms() {
    Arbitrary<Long> waits =
        Arbitraries.frequency(Tuple.of(2, 0L), Tuple.of(1, 20L), Tuple.of(1, 35L));
    return Combinators.combine(
            Arbitraries.of(0, 1, 2).set().ofMinSize(1),
            waits.list().ofSize(3),
            Arbitraries.of(true, false).list().ofSize(3),
            waits)
        .as(Form::new);
  }

  private static Arbitrary<Moment> moments() {
    Arbitrary<Truth> truths =
        Arbitraries.frequency(
            Tuple.of(4, Truth.TRUE), Tuple.of(4, Truth.FALSE), Tuple.of(1, Truth.ABSENT));
    Arbitrary<Truth> applies =
        Arbitraries.frequency(
            Tuple.of(12, Truth.TRUE), Tuple.of(1, Truth.FALSE), Tuple.of(1, Truth.ABSENT));
    return Combinators.combine(
            Arbitraries.longs().between(1, 4),
            applies,
            truths.list().ofSize(3),
            truths.list().ofSize(3),
            Arbitraries.frequency(Tuple.of(1, true), Tuple.of(4, false)))
        .as(Moment::new);
  }

  private static SwitchedRule switched(Form form, Moment moment) {
    SwitchedRule rule = new SwitchedRule().keepFiringFor(form.keep()).names(PeriodUnit.QUARTER);
    rule.applies(moment.applies());
    for (Severity severity : Severity.values()) {
      int i = severity.ordinal();
      if (form.levels().contains(i)) {
        if (form.clears().get(i)) {
          rule.levelWithClear(severity, form.holds().get(i));
        } else {
          rule.level(severity, form.holds().get(i));
        }
        rule.when(severity, moment.when().get(i)).clearWhen(severity, moment.clear().get(i));
      }
    }
    return rule;
  }

  private static NavigableMap<Integer, NaiveAlert.Input> inputs(Form form, Moment moment) {
    TreeMap<Integer, NaiveAlert.Input> inputs = new TreeMap<>();
    for (int i : form.levels()) {
      inputs.put(
          i,
          new NaiveAlert.Input(
              moment.when().get(i),
              form.clears().get(i),
              moment.clear().get(i),
              form.holds().get(i)));
    }
    return inputs;
  }

  private static List<String> words(SteppedAlert alert) {
    LevelStates levels = alert.state() == null ? LevelStates.INACTIVE : alert.state().levels();
    return List.of(
        levels.info().phase().name(),
        levels.warning().phase().name(),
        levels.critical().phase().name());
  }
}
