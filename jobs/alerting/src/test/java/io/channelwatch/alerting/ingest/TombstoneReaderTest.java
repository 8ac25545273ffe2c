package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.event.FxRate;
import io.channelwatch.event.TargetRemoved;
import io.channelwatch.kpi.FxRates;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TombstoneReaderTest {

  @Test
  void readsATargetsKeyFromItsEndSoThatAPartnersIdMayHoldTheSeparator() throws Exception {
    assertThat(TombstoneReader.target(bytes("acme|emea|revenue|2026-01-01|2026-04-01")))
        .isEqualTo(new TargetRemoved("acme|emea", "revenue", day("2026-01-01"), day("2026-04-01")));
  }

  @Test
  void saysWhatAKeyShouldLookLike() {
    assertThatThrownBy(() -> TombstoneReader.target(bytes("acme|revenue|2026-01-01")))
        .hasMessage(
            "the tombstone's key is 'acme|revenue|2026-01-01'; expected"
                + " partner_id|metric|period_start|period_end");
    assertThatThrownBy(() -> TombstoneReader.rate(bytes("EUR|soon"), 0))
        .hasMessage("the tombstone's key is 'EUR|soon'; expected currency|effective_on");
    assertThatThrownBy(() -> TombstoneReader.profile(null))
        .hasMessage("a tombstone without a key; expected partner_id");
  }

  @Test
  void removesARateThatWasUpdatedBeforeTheTombstoneBecameKnown() throws Exception {
    FxRates rates = new FxRates("USD");
    rates.apply(new FxRate("EUR", day("2026-01-01"), 110_000_000L, 1_000L));
    rates.apply(TombstoneReader.rate(bytes("EUR|2026-01-01"), 2_000));
    assertThat(rates.toProgram(10_000, "EUR", day("2026-02-01"))).isEqualTo(FxRates.NO_RATE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
