package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueQueueTest {

  @Test
  void givesThePartnersInTheOrderOfTheirInstantsHoweverTheyWerePutAndMoved() {
    Random random = new Random(3);
    Agenda agenda = new Agenda();
    Map<String, Long> expected = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      String partner = "p" + random.nextInt(300);
      long instant = random.nextInt(10) == 0 ? Agenda.NONE : random.nextInt(500);
      agenda.wake(partner, instant);
      expected.put(partner, instant);
    }
    expected.values().removeIf(instant -> instant == Agenda.NONE);

    List<Long> instants = new ArrayList<>();
    for (long until = 0; until < 500; until += 7) {
      for (Agenda.Entry entry : agenda.takeUntil(until)) {
        assertThat(expected.get(entry.partnerId())).isLessThanOrEqualTo(until);
        instants.add(expected.remove(entry.partnerId()));
      }
      long reached = until;
      assertThat(expected.values()).allMatch(instant -> instant > reached);
    }
    assertThat(instants).hasSizeGreaterThan(200).isSortedAccordingTo(Comparator.naturalOrder());
  }
}
