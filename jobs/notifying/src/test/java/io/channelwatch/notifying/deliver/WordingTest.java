package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remaining_coverage | Remaining coverage",
        "open_value() | Open value",
        "overdue_value(14) | Overdue value (14)",
        "open_value('NEGOTIATION') | Open value (NEGOTIATION)",
        "count('activity.portal_login', '30d') | Activity portal login (count, 30d)",
        "open_value() / target('revenue') | open_value() / target('revenue')"
      })
  void namesAValueAsPeopleReadIt(String text, String label) {
    assertThat(Wording.label(text)).isEqualTo(label);
  }
}
