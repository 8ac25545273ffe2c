package io.channelwatch.alert;

/**
 * One level of one rule on one subject.
 *
 * @param phase how far it has come
 * @param since when it began to be pending or recovering, in milliseconds since the epoch; 0 in the
 *     other phases, which have no use for it
 */
public record LevelState(LevelPhase phase, long since) {

  static final LevelState INACTIVE = new LevelState(LevelPhase.INACTIVE, 0);
  static final LevelState FIRING = new LevelState(LevelPhase.FIRING, 0);

  /** Whether the level is part of an alert: it fires, or is recovering from it. */
  public boolean isActive() {
    return phase == LevelPhase.FIRING || phase == LevelPhase.RECOVERING;
  }

  /**
   * The level after an evaluation: one row of the state machine, or two where an interval of zero
   * has already run out when it begins.
   *
   * @param raised whether the level's condition holds
   * @param cleared whether the condition for its recovery holds; never both
   */
  LevelState step(boolean raised, boolean cleared, long holdFor, long keepFiringFor, long at) {
    return switch (phase) {
      case INACTIVE -> raised ? pending(at, holdFor, at) : this;
      case PENDING -> raised ? pending(since, holdFor, at) : INACTIVE;
      case FIRING -> cleared ? recovering(at, keepFiringFor, at) : this;
      case RECOVERING -> cleared ? recovering(since, keepFiringFor, at) : FIRING;
    };
  }

  /** When an interval that the level waits for runs out; {@code Long.MAX_VALUE} if none does. */
  long deadline(long holdFor, long keepFiringFor) {
    return switch (phase) {
      case PENDING -> since + holdFor;
      case RECOVERING -> since + keepFiringFor;
      case INACTIVE, FIRING -> Long.MAX_VALUE;
    };
  }

  private LevelState pending(long start, long holdFor, long at) {
    return at - start >= holdFor ? FIRING : unchangedOr(LevelPhase.PENDING, start);
  }

  private LevelState recovering(long start, long keepFiringFor, long at) {
    return at - start >= keepFiringFor ? INACTIVE : unchangedOr(LevelPhase.RECOVERING, start);
  }

  private LevelState unchangedOr(LevelPhase next, long start) {
    return phase == next && since == start ? this : new LevelState(next, start);
  }
}
