package io.channelwatch.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.event.DealVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final int PARTNERS = 100;
  private static final int RECORDS = 20_000;

  @Test
  void aHotPartnerMakesItsPartOfAllRecordsAndTheOthersShareTheRest() {
    Map<String, Integer> records =
        recordsByPartner(new Workload(PARTNERS, RECORDS, 30, 0, 0.05, Workload.DEAL_DAYS, 7));

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

  @Test
  void theLongerDealsTakeTheMoreAreOpen() {
    assertThat(openDeals(20)).isCloseTo(1_300, Offset.offset(100));
    assertThat(openDeals(40)).isCloseTo(2_600, Offset.offset(200));
  }

  private static int openDeals(int dealDays) {
    Set<String> open = new HashSet<>();
    new Workload(PARTNERS, RECORDS, 30, 0, 0, dealDays, 7)
        .forEachRecord(
            event -> {
              if (event instanceof DealVersion deal && deal.stage().isOpen()) {
                open.add(deal.dealId());
              } else if (event instanceof DealVersion deal) {
                open.remove(deal.dealId());
              }
            });
    return open.size();
  }

  private static Map<String, Integer> recordsByPartner(Workload workload) {
    Map<String, Integer> records = new HashMap<>();
    workload.forEachRecord(event -> records.merge(event.partnerId(), 1, Integer::sum));
    return records;
  }
}
