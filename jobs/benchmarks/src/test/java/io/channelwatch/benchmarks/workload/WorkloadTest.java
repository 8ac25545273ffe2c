package io.channelwatch.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final int PARTNERS = 100;
  private static final int RECORDS = 20_000;

  @Test
  void aHotPartnerMakesItsPartOfAllRecordsAndTheOthersShareTheRest() {
    Map<String, Integer> records =
        recordsByPartner(new Workload(PARTNERS, RECORDS, 30, 0, 0.05, 7));

    assertThat(records).hasSize(PARTNERS);
    assertThat(records.remove("p0")).isCloseTo((int) (0.0595 * RECORDS), Offset.offset(120));
    assertThat(records.values()).allSatisfy(count -> assertThat(count).isBetween(120, 260));
  }

  @Test
  void withoutAHotPartnerAllMakeAsMany() {
    assertThat(recordsByPartner(Workload.even(PARTNERS, RECORDS, 30, 7)).values())
        .hasSize(PARTNERS)
        .allSatisfy(count -> assertThat(count).isBetween(120, 280));
  }

  @Test
  void theSharesOfAllPartnersAreAWhole() {
    for (double skew : new double[] {0, 1}) {
      Pick pick = new Pick(PARTNERS, skew, 0.05);
      double sum = 0;
      for (int i = 0; i < PARTNERS; i++) {
        sum += pick.share(i);
      }
      assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
    }
  }

  private static Map<String, Integer> recordsByPartner(Workload workload) {
    Map<String, Integer> records = new HashMap<>();
    workload.forEachRecord(event -> records.merge(event.partnerId(), 1, Integer::sum));
    return records;
  }
}
