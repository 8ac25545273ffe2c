package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

  @Test
  void anIdIsForgottenExactlyAfterTheHorizon() {
    SeenIds seen = new SeenIds(100);
    long id = SeenIds.hash('r', "e1");
    seen.add(id, 1_000);

    assertThat(seen.contains(id, 1_100)).isTrue();
    assertThat(seen.contains(id, 1_101)).isFalse();
  }

  @Test
  void idsOfDifferentStreamsAreDifferent() {
    assertThat(SeenIds.hash('r', "e1")).isNotEqualTo(SeenIds.hash('a', "e1"));
  }

  @Property
  void itRemembersWhatAMapWould(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 60) Integer> ids,
      @ForAll @IntRange(min = 0, max = 80) int horizon) {
    SeenIds seen = new SeenIds(horizon);
    Map<Integer, Long> expected = new HashMap<>();
    long now = 0;
    for (Integer id : ids) {
      now += id % 3;
      Long known = expected.get(id);
      boolean fresh = known != null && now - known <= horizon;
      long hash = SeenIds.hash('r', "id-" + id);
      assertThat(seen.contains(hash, now)).isEqualTo(fresh);
      if (!fresh) {
        seen.add(hash, now);
        expected.put(id, now);
      }
    }
  }
}
