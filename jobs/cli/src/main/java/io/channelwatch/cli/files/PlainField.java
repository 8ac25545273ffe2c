package io.channelwatch.cli.files;

import java.util.Locale;

/** The fields of records that happen, and of targets, in the order in which they mostly stand. */
enum PlainField {
  EVENT_ID,
  DEAL_ID,
  PARTNER_ID,
  VERSION,
  METRIC,
  PERIOD_START,
  PERIOD_END,
  OCCURRED_AT,
  STAGE,
  STAGE_ENTERED_AT,
  REGISTERED_AT,
  CLOSED_AT,
  TYPE,
  QUANTITY,
  VALUE,
  AMOUNT,
  CURRENCY,
  EXPECTED_CLOSE_ON,
  ATTRIBUTION,
  REVENUE_TYPE,
  CUSTOMER_ID,
  PRODUCT,
  ACTOR,
  ATTRIBUTES,
  UPDATED_AT,
  RECORDED_AT;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** What the field is called in a line. */
  String text() {
    return text;
  }
}
