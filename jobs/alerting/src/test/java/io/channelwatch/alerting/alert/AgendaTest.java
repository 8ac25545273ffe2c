package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.event.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private static final Received NOWHERE = new Received("", 0, 0, 0, null, null);

  private final Agenda agenda = new Agenda();

  private static PartnerRecord record(String partner, String id, long knownAt) {
    Activity activity = new Activity(id, partner, knownAt, "portal_login", 10_000, null, null);
    return new PartnerRecord(activity, knownAt, NOWHERE);
  }

  private static String id(PartnerRecord record) {
    return ((Activity) record.event()).eventId();
  }

  private Map<String, List<String>> waiting() {
    Map<String, List<String>> waiting = new TreeMap<>();
    agenda.forEachWaiting(
        (partner, records) -> waiting.put(partner, records.stream().map(AgendaTest::id).toList()));
    return waiting;
  }

  @Test
  void givesAPartnersRecordsInTheOrderInWhichTheyBecameKnown() {
    agenda.add(30, record("p1", "c", 25));
    agenda.add(10, record("p1", "b", 8));
    agenda.add(10, record("p1", "a", 7));

    Agenda.Entry entry = agenda.takeUntil(10).get(0);
    List<String> taken = new ArrayList<>();
    while (entry.records().nextTick() <= 30) {
      taken.add(id(entry.records().take()));
    }
    assertThat(taken).containsExactly("a", "b", "c");
    assertThat(entry.records().nextTick()).isEqualTo(Agenda.NONE);
  }

  @Test
  void givesEachPartnerOnceHoweverOftenItIsDue() {
    agenda.wake("p1", 50);
    agenda.add(20, record("p1", "a", 20));
    agenda.wake("p1", 40);
    agenda.add(30, record("p1", "b", 30));
    agenda.wake("p2", 60);

    assertThat(agenda.takeUntil(50)).extracting(Agenda.Entry::partnerId).containsExactly("p1");
    assertThat(agenda.takeUntil(50)).isEmpty();
    assertThat(agenda.takeUntil(60)).extracting(Agenda.Entry::partnerId).containsExactly("p2");
  }

  @Test
  void isDueAgainAtWhateverComesFirstOnceItIsGivenBack() {
    agenda.add(10, record("p1", "a", 10));
    agenda.add(70, record("p1", "b", 70));
    Agenda.Entry entry = agenda.takeUntil(10).get(0);
    entry.records().take();
    agenda.wake(entry, 90);

    assertThat(agenda.takeUntil(69)).isEmpty();
    assertThat(agenda.takeUntil(70)).containsExactly(entry);
  }

  @Test
  void showsNoRecordAsWaitingThatWasTaken() {
    agenda.add(10, record("p1", "a", 10));
    agenda.add(20, record("p1", "b", 20));
    agenda.add(20, record("p2", "c", 20));
    agenda.takeUntil(10).get(0).records().take();

    assertThat(waiting()).isEqualTo(Map.of("p1", List.of("b"), "p2", List.of("c")));
    assertThat(agenda.lastRecordTick()).isEqualTo(20);
  }

  @Test
  void knowsAPartnerOnceARecordOfItCounts() {
    agenda.add(20, record("p1", "a", 20));
    agenda.wake("p2", Agenda.NONE);

    assertThat(agenda.knownBy(19)).extracting(Agenda.Entry::partnerId).containsExactly("p2");
    assertThat(agenda.knownBy(20))
        .extracting(Agenda.Entry::partnerId)
        .containsExactlyInAnyOrder("p1", "p2");
  }
}
