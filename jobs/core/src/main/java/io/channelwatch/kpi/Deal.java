package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import org.jspecify.annotations.Nullable;

/** One deal: what its winning version says, and what all versions show of its way there. */
final class Deal extends KeyedTable.Entry<String> {

  private final String id;
  private final DealTrail trail;
  private DealState state;
  private boolean daysAreKnown;

  /** Where it stands in the {@link DealList} that has it. */
  int place;

  /** When it turns next, as asked last; what has passed is asked again. */
  private int nextTurn = Integer.MIN_VALUE;

  private @Nullable DealTurns turns;
  private int registeredDay;
  private int stageDay;
  private int latestDay;

  private Deal(String id, DealTrail trail, DealState state) {
    super(id);
    this.id = id;
    this.trail = trail;
    this.state = state;
  }

  /** A deal of which one version is known. */
  static Deal of(DealVersion first, long amount) {
    DealTrail trail = DealTrail.empty();
    trail.add(first);
    return new Deal(first.dealId(), trail, DealState.of(first, amount));
  }

  /** The deal as it stands now, for comparing. */
  Deal copy() {
    return new Deal(id, trail.copy(), state);
  }

  /** Takes up one more version; false if it changes nothing. */
  boolean take(DealVersion other, long amount) {
    boolean traced = trail.add(other);
    daysAreKnown = false;
    turns = null;
    boolean wins = state.yieldsTo(other);
    if (wins) {
      state = DealState.of(other, amount);
    }
    return traced || wins;
  }

  String id() {
    return id;
  }

  @Override
  String key() {
    return id;
  }

  DealStage stage() {
    return state.stage();
  }

  boolean isOpen() {
    return state.stage().isOpen();
  }

  long stageEnteredAt() {
    return state.stageEnteredAt();
  }

  long registeredAt() {
    return state.registeredAt();
  }

  /** {@link DealMeasure#NEVER} while it is open. */
  long closedAt() {
    return state.closedAt();
  }

  long amount() {
    return state.amount();
  }

  /** {@link DealState#NO_DAY} if it is not told. */
  int expectedCloseOn() {
    return state.expectedCloseOn();
  }

  Attribution attribution() {
    return state.attribution();
  }

  /** Of any version; {@link DealTrail#NO_DAY} if none tells. */
  int earliestExpected() {
    return trail.earliestExpected();
  }

  /** When the latest version occurred, winning or not. */
  long latestAt() {
    return trail.latestAt();
  }

  /** The day on which it was registered. */
  int registeredDay(FiscalCalendar calendar) {
    findDays(calendar);
    return registeredDay;
  }

  /** The day on which it entered the stage that it is in. */
  int stageDay(FiscalCalendar calendar) {
    findDays(calendar);
    return stageDay;
  }

  /** The day on which the latest version occurred, winning or not. */
  int latestDay(FiscalCalendar calendar) {
    findDays(calendar);
    return latestDay;
  }

  /** The first day after one on which a comparison can turn out differently for it. */
  int nextTurn(int since, DealTurns with, FiscalCalendar calendar) {
    if (turns != with || nextTurn <= since) {
      nextTurn = with.after(since, this, calendar);
      turns = with;
    }
    return nextTurn;
  }

  private void findDays(FiscalCalendar calendar) {
    if (!daysAreKnown) {
      registeredDay = calendar.day(state.registeredAt());
      stageDay = calendar.day(state.stageEnteredAt());
      latestDay = calendar.day(trail.latestAt());
      daysAreKnown = true;
    }
  }

  /** When it first entered a stage; {@link DealMeasure#NEVER} if no version shows that. */
  long enteredAt(DealStage stage) {
    return trail.enteredAt(stage);
  }

  /** When it first entered a stage that an approved deal alone can have. */
  long approvedAt() {
    return trail.approvedAt();
  }

  /** No instant that a measure counts it from is later. */
  long lastInstant() {
    return Math.max(trail.lastEntry(), Math.max(state.registeredAt(), state.closedAt()));
  }

  DealFacts facts() {
    int expected = expectedCloseOn();
    return new DealFacts(
        id,
        amount(),
        stage(),
        registeredAt(),
        expected == DealState.NO_DAY ? null : (Integer) expected,
        isOpen() ? null : (Long) closedAt(),
        latestAt());
  }

  /** Writes the deal behind one that was registered before it. */
  void write(Encoder out, String idBefore) {
    out.textLike(idBefore, id);
    state.write(out);
    trail.write(out, state);
  }

  static Deal read(Decoder in, String idBefore) {
    String id = in.textLike(idBefore);
    DealState state = DealState.read(in);
    return new Deal(id, DealTrail.read(in, state), state);
  }
}
