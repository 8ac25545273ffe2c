package io.channelwatch.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.cli.files.RecordSpool.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSpoolTest {

  @TempDir Path folder;

  @Test
  void givesBackWhatItTookInTheOrderOfKnowing() throws Exception {
    byte[] huge = new byte[300_000];
    new Random(3).nextBytes(huge);
    List<Entry> entries =
        List.of(
            new Entry(InputTopic.CLOSED_REVENUE, "p1", new byte[] {1, 2}, 30),
            new Entry(InputTopic.PARTNER_PROFILES, "Größe|1", null, 10),
            new Entry(InputTopic.PARTNER_ACTIVITY, "", huge, 20),
            new Entry(InputTopic.DEAL_REGISTRATIONS, "p2", new byte[0], 10));
    try (RecordSpool spool = RecordSpool.create(folder.resolve("records"))) {
      for (Entry entry : entries) {
        spool.add(entry);
      }
      assertThat(spool.size()).isEqualTo(4);
      assertThat(all(spool))
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(entries.get(1), entries.get(3), entries.get(2), entries.get(0));
      assertThat(all(spool)).as("again").hasSize(4);
    }
  }

  @Test
  void keepsTheOrderOfThoseOfOneInstant() throws Exception {
    try (RecordSpool spool = RecordSpool.create(folder.resolve("records"))) {
      for (int i = 0; i < 10_000; i++) {
        spool.add(
            new Entry(
                InputTopic.CLOSED_REVENUE, Integer.toString(i), new byte[40], 5 - i * 5 / 10_000));
      }
      List<Entry> all = all(spool);
      assertThat(all)
          .isSortedAccordingTo(
              (left, right) ->
                  left.knownAt() == right.knownAt()
                      ? Integer.compare(Integer.parseInt(left.key()), Integer.parseInt(right.key()))
                      : Long.compare(left.knownAt(), right.knownAt()));
    }
  }

  private static List<Entry> all(RecordSpool spool) {
    List<Entry> all = new ArrayList<>();
    for (Iterator<Entry> i = spool.iterator(); i.hasNext(); ) {
      all.add(i.next());
    }
    return all;
  }
}
