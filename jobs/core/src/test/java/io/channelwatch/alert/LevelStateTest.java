package io.channelwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelStateTest {

  private static final long AT = 1_000;

  @ParameterizedTest(
      name = "{0} since {1}, raised {2}, cleared {3}, for {4}, keep {5}: {6} since {7}")
  @CsvSource({
    // nothing begins without the condition
    "INACTIVE,   0, false, true,  0,   0, INACTIVE,      0",
    "INACTIVE,   0, false, false, 0,   0, INACTIVE,      0",
    // the condition begins, and fires at once where nothing is to be waited for
    "INACTIVE,   0, true,  false, 1,   0, PENDING,    1000",
    "INACTIVE,   0, true,  false, 0,   0, FIRING,        0",
    // the condition goes on for long enough, or not
    "PENDING,  901, true,  false, 100, 0, PENDING,     901",
    "PENDING,  900, true,  false, 100, 0, FIRING,        0",
    "PENDING,  500, true,  false, 100, 0, FIRING,        0",
    "PENDING,  500, false, true,  100, 0, INACTIVE,      0",
    "PENDING,  500, false, false, 0,   0, INACTIVE,      0",
    // an edit made the wait shorter, down to nothing
    "PENDING,  999, true,  false, 0,   0, FIRING,        0",
    // a level fires until it has cleared
    "FIRING,     0, true,  false, 100, 0, FIRING,        0",
    "FIRING,     0, false, false, 0,   0, FIRING,        0",
    "FIRING,     0, false, true,  0,   1, RECOVERING, 1000",
    "FIRING,     0, false, true,  0,   0, INACTIVE,      0",
    // it recovers for long enough, or fires again
    "RECOVERING, 901, false, true,  0, 100, RECOVERING, 901",
    "RECOVERING, 900, false, true,  0, 100, INACTIVE,     0",
    "RECOVERING, 500, false, false, 0, 100, FIRING,       0",
    "RECOVERING, 500, true,  false, 9, 100, FIRING,       0",
    "RECOVERING, 999, false, true,  0, 0,   INACTIVE,     0",
  })
  void followsTheTable(
      LevelPhase phase,
      long since,
      boolean raised,
      boolean cleared,
      long holdFor,
      long keepFiringFor,
      LevelPhase nextPhase,
      long nextSince) {
    LevelState next =
        new LevelState(phase, since).step(raised, cleared, holdFor, keepFiringFor, AT);

    assertThat(next).isEqualTo(new LevelState(nextPhase, nextSince));
  }

  @ParameterizedTest
  @CsvSource({
    "INACTIVE, 9223372036854775807",
    "PENDING, 1030",
    "FIRING, 9223372036854775807",
    "RECOVERING, 1004",
  })
  void waitsOnlyWhilePendingOrRecovering(LevelPhase phase, long deadline) {
    assertThat(new LevelState(phase, AT).deadline(30, 4)).isEqualTo(deadline);
  }

  @ParameterizedTest
  @CsvSource({"INACTIVE, false", "PENDING, false", "FIRING, true", "RECOVERING, true"})
  void countsAsPartOfAnAlertUntilItHasRecovered(LevelPhase phase, boolean active) {
    assertThat(new LevelState(phase, AT).isActive()).isEqualTo(active);
  }
}
