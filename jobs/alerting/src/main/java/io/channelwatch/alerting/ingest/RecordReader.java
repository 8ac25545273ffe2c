package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.event.Target;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * From records as they are written to what the core works with, and which of them cannot be used.
 * What depends on more than the record itself (exchange rates, the clocks) is checked elsewhere.
 */
public final class RecordReader {

  private static final int MONEY_SCALE = 4;
  private static final int RATE_SCALE = 8;
  private static final int DIGITS = 18;
  private static final int LONGEST_ID = 1_000;

  /** In bits; of longer ones the digits are not worth working out. */
  private static final int LONGEST_NUMBER = 256;

  private RecordReader() {}

  /** A record that cannot be used. */
  public static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;
    private final transient Rejection rejection;

    RefusedException(String reason, String detail) {
      super(detail);
      this.rejection = new Rejection(reason, detail);
    }

    /** Why. */
    public Rejection rejection() {
      return rejection;
    }
  }

  /** A version of a deal. */
  public static DealVersion deal(DealRegistration in) throws RefusedException {
    String partner = required("partner_id", in.getPartnerId());
    String deal = required("deal_id", in.getDealId());
    if (in.getStage() == io.channelwatch.events.DealStage.UNKNOWN) {
      throw new RefusedException(
          "unknown_stage", "deal '%s' is in a stage that is not known here".formatted(deal));
    }
    DealStage stage = DealStage.valueOf(in.getStage().name());
    Instant closedAt = in.getClosedAt();
    if (!stage.isOpen() && closedAt == null) {
      throw new RefusedException(
          "missing_closed_at", "deal '%s' is %s but has no closed_at".formatted(deal, stage));
    }
    if (stage.isOpen() && closedAt != null) {
      throw new RefusedException(
          "unexpected_closed_at",
          "deal '%s' is %s, an open stage, but has a closed_at".formatted(deal, stage));
    }
    long occurredAt = instant("occurred_at", in.getOccurredAt());
    return new DealVersion(
        bounded("event_id", in.getEventId()),
        deal,
        partner,
        in.getVersion(),
        occurredAt,
        stage,
        Math.min(instant("stage_entered_at", in.getStageEnteredAt()), occurredAt),
        Math.min(instant("registered_at", in.getRegisteredAt()), occurredAt),
        closedAt == null ? null : Math.min(instant("closed_at", closedAt), occurredAt),
        fixed("amount", in.getAmount(), MONEY_SCALE),
        currency(in.getCurrency()),
        optionalDay("expected_close_on", in.getExpectedCloseOn()),
        Attribution.valueOf(in.getAttribution().name()),
        in.getCustomerId(),
        in.getProduct());
  }

  /** A booking. */
  public static Revenue revenue(ClosedRevenue in) throws RefusedException {
    return new Revenue(
        required("event_id", in.getEventId()),
        required("partner_id", in.getPartnerId()),
        instant("occurred_at", in.getOccurredAt()),
        fixed("amount", in.getAmount(), MONEY_SCALE),
        currency(in.getCurrency()),
        Attribution.valueOf(in.getAttribution().name()),
        RevenueType.valueOf(in.getRevenueType().name()),
        in.getDealId(),
        in.getCustomerId(),
        in.getProduct());
  }

  /** Something that a partner did. */
  public static Activity activity(PartnerActivity in) throws RefusedException {
    BigDecimal amount = in.getAmount();
    String currency = in.getCurrency();
    if (amount != null && currency == null) {
      throw new RefusedException(
          "missing_currency",
          "activity '%s' has an amount of %s but no currency"
              .formatted(in.getEventId(), amount.toPlainString()));
    }
    return new Activity(
        required("event_id", in.getEventId()),
        required("partner_id", in.getPartnerId()),
        instant("occurred_at", in.getOccurredAt()),
        required("type", in.getType()),
        fixed("quantity", in.getQuantity(), MONEY_SCALE),
        amount == null ? null : fixed("amount", amount, MONEY_SCALE),
        amount == null || currency == null ? null : currency(currency));
  }

  /** A partner's profile. */
  public static Profile profile(PartnerProfile in) throws RefusedException {
    return new Profile(
        required("partner_id", in.getPartnerId()),
        optionalInstant("updated_at", in.getUpdatedAt()),
        in.getName(),
        in.getType(),
        in.getTier(),
        in.getRegion(),
        in.getCountry(),
        PartnerStatus.valueOf(in.getStatus().name()),
        optionalDay("joined_on", in.getJoinedOn()),
        contact(in.getCam()),
        contact(in.getLeader()),
        new HashMap<>(in.getLabels()));
  }

  /** A partner's target. */
  public static Target target(PartnerTarget in) throws RefusedException {
    if (!in.getPeriodEnd().isAfter(in.getPeriodStart())) {
      throw new RefusedException(
          "bad_period",
          "the target for '%s' ends on %s, not after its start on %s"
              .formatted(in.getMetric(), in.getPeriodEnd(), in.getPeriodStart()));
    }
    String currency = in.getCurrency();
    return new Target(
        required("partner_id", in.getPartnerId()),
        required("metric", in.getMetric()),
        day("period_start", in.getPeriodStart()),
        day("period_end", in.getPeriodEnd()),
        fixed("value", in.getValue(), MONEY_SCALE),
        currency == null ? null : currency(currency),
        optionalInstant("updated_at", in.getUpdatedAt()));
  }

  /** An exchange rate. */
  public static FxRate rate(io.channelwatch.events.FxRate in) throws RefusedException {
    if (in.getRate().signum() <= 0) {
      throw new RefusedException(
          "bad_rate",
          "the rate of %s is %s; expected one above 0"
              .formatted(in.getCurrency(), in.getRate().toPlainString()));
    }
    return new FxRate(
        currency(in.getCurrency()),
        day("effective_on", in.getEffectiveOn()),
        fixed("rate", in.getRate(), RATE_SCALE),
        optionalInstant("updated_at", in.getUpdatedAt()));
  }

  /** A rules directory. */
  public static RulesUpdate rules(io.channelwatch.events.RulesUpdate in) {
    return new RulesUpdate(
        in.getProgram(),
        in.getVersion(),
        new HashMap<>(in.getFiles()),
        in.getAppliedBy(),
        in.getAppliedAt().toEpochMilli());
  }

  /** An id: there, and no longer than what a key of the state may be. */
  static String required(String field, @Nullable String value) throws RefusedException {
    if (value == null || value.isBlank()) {
      throw new RefusedException("missing_" + field, "the record has no %s".formatted(field));
    }
    return bounded(field, value);
  }

  private static String bounded(String field, String value) throws RefusedException {
    if (value.length() > LONGEST_ID) {
      throw new RefusedException(
          "bad_" + field,
          "the %s has %d characters and begins with '%s'; expected at most %d"
              .formatted(field, value.length(), value.substring(0, 20), LONGEST_ID));
    }
    return value;
  }

  private static String currency(@Nullable String code) throws RefusedException {
    if (code == null || code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new RefusedException(
          "bad_currency",
          "the currency is '%s'; expected three capital letters of ISO 4217".formatted(code));
    }
    return code;
  }

  private static long fixed(String field, BigDecimal value, int scale) throws RefusedException {
    int bits = value.unscaledValue().bitLength();
    if (bits > LONGEST_NUMBER) {
      throw badNumber(field, "a number of %d bits".formatted(bits), scale);
    }
    try {
      BigDecimal scaled = value.setScale(scale);
      if (scaled.precision() <= DIGITS) {
        return scaled.unscaledValue().longValueExact();
      }
    } catch (ArithmeticException e) {
      // it has more decimals than there is room for
    }
    throw badNumber(field, value.toPlainString(), scale);
  }

  private static RefusedException badNumber(String field, String found, int scale) {
    return new RefusedException(
        "bad_" + field,
        "the %s is %s; expected at most %d digits, %d of them decimals"
            .formatted(field, found, DIGITS, scale));
  }

  private static @Nullable Integer optionalDay(String field, @Nullable LocalDate date)
      throws RefusedException {
    return date == null ? null : Integer.valueOf(day(field, date));
  }

  private static int day(String field, LocalDate date) throws RefusedException {
    if (!Times.isInCalendar(date)) {
      throw new RefusedException(
          "bad_" + field, "the %s is %s; expected a day of %s".formatted(field, date, Times.YEARS));
    }
    return (int) date.toEpochDay();
  }

  private static @Nullable Long optionalInstant(String field, @Nullable Instant instant)
      throws RefusedException {
    return instant == null ? null : Long.valueOf(instant(field, instant));
  }

  private static long instant(String field, Instant instant) throws RefusedException {
    if (!Times.isInCalendar(instant)) {
      throw new RefusedException(
          "bad_" + field,
          "the %s is %s; expected an instant of %s".formatted(field, instant, Times.YEARS));
    }
    return instant.toEpochMilli();
  }

  private static @Nullable Contact contact(io.channelwatch.events.@Nullable Contact in) {
    return in == null
        ? null
        : new Contact(in.getName(), in.getEmail(), in.getSlackId(), in.getTimeZone());
  }
}
