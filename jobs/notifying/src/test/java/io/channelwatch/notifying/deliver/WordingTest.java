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
        "tenure_days() | Days in the program",
        "elapsed('quarter') | Quarter gone by",
        "target('revenue') | Revenue target of the quarter",
        "target(\"registrations\", 'month') | Registrations target of the month",
        "open_count() | Open deals",
        "open_value() | Value of open deals",
        "open_value('NEGOTIATION') | Value of open deals in stage negotiation",
        "open_value('quarter') | Value of open deals expected this quarter",
        "overdue_value(14) | Value of deals past their close date, untouched for 14 days",
        "count('activity.portal_login', '30d') | Number of portal login, the last 30 days",
        "count('wins','90d','91d') | Number of wins, the 90 days before the last 91",
        "sum('revenue','prev_quarter') | Sum of revenue, the previous quarter",
        "days_since('registrations') | Days since the last registrations",
        "coalesce(remaining_coverage, 0) | Remaining coverage",
        "coalesce(count('wins','all'), 0) | Number of wins, all time",
        "deal.days_overdue | Days past the close date",
        "open_value() / target('revenue') | open_value() / target('revenue')"
      })
  void namesAValueAsPeopleReadIt(String text, String label) {
    assertThat(Wording.label(text)).isEqualTo(label);
  }
}
