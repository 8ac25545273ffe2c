package io.channelwatch.ruletest;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.FxRate;
import java.util.List;

/**
 * What a test tells of its partner.
 *
 * @param records in the order in which they became known
 */
record Story(FiscalCalendar calendar, List<FxRate> rates, List<Known> records) {

  /** The partner's id. */
  static final String PARTNER = "partner";
}
