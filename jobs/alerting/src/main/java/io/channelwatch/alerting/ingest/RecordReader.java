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
  private static final int MOST_DIGITS = 18;
  private static final int MOST_BITS_SHOWN = 256;

  /** Calendars count days in an int, and leave room for what is added to an instant. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

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
    TextLimit.check(in);
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
    long occurredAt = time("occurred_at", in.getOccurredAt());
    return new DealVersion(
        in.getEventId(),
        deal,
        partner,
        in.getVersion(),
        occurredAt,
        stage,
        Math.min(time("stage_entered_at", in.getStageEnteredAt()), occurredAt),
        Math.min(time("registered_at", in.getRegisteredAt()), occurredAt),
        closedAt == null ? null : Math.min(time("closed_at", closedAt), occurredAt),
        fixed("amount", in.getAmount(), MONEY_SCALE),
        currency(in.getCurrency()),
        day("expected_close_on", in.getExpectedCloseOn()),
        Attribution.valueOf(in.getAttribution().name()),
        in.getCustomerId(),
        in.getProduct());
  }

  /** A booking. */
  public static Revenue revenue(ClosedRevenue in) throws RefusedException {
    TextLimit.check(in);
    return new Revenue(
        required("event_id", in.getEventId()),
        required("partner_id", in.getPartnerId()),
        time("occurred_at", in.getOccurredAt()),
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
    TextLimit.check(in);
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
        time("occurred_at", in.getOccurredAt()),
        required("type", in.getType()),
        fixed("quantity", in.getQuantity(), MONEY_SCALE),
        amount == null ? null : fixed("amount", amount, MONEY_SCALE),
        amount == null || currency == null ? null : currency(currency));
  }

  /** A partner's profile. */
  public static Profile profile(PartnerProfile in) throws RefusedException {
    TextLimit.check(in);
    return new Profile(
        required("partner_id", in.getPartnerId()),
        updatedAt(in.getUpdatedAt()),
        in.getName(),
        in.getType(),
        in.getTier(),
        in.getRegion(),
        in.getCountry(),
        PartnerStatus.valueOf(in.getStatus().name()),
        day("joined_on", in.getJoinedOn()),
        contact(in.getCam()),
        contact(in.getLeader()),
        new HashMap<>(in.getLabels()));
  }

  /** A partner's target. */
  public static Target target(PartnerTarget in) throws RefusedException {
    TextLimit.check(in);
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
        checked("period_start", in.getPeriodStart()),
        checked("period_end", in.getPeriodEnd()),
        fixed("value", in.getValue(), MONEY_SCALE),
        currency == null ? null : currency(currency),
        updatedAt(in.getUpdatedAt()));
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
        checked("effective_on", in.getEffectiveOn()),
        fixed("rate", in.getRate(), RATE_SCALE),
        updatedAt(in.getUpdatedAt()));
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

  private static String required(String field, @Nullable String value) throws RefusedException {
    if (value == null || value.isBlank()) {
      throw new RefusedException("missing_" + field, "the record has no %s".formatted(field));
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

  /** At most 18 digits: Avro writes no more, and what is read here stands in alerts again. */
  private static long fixed(String field, BigDecimal value, int scale) throws RefusedException {
    boolean endless = value.unscaledValue().bitLength() > MOST_BITS_SHOWN;
    BigDecimal exact = endless ? null : exact(value, scale);
    if (exact == null || exact.precision() > MOST_DIGITS) {
      String found = endless ? "too large" : value.toPlainString();
      throw new RefusedException(
          "bad_" + field,
          "the %s is %s; expected at most %d digits, %d of them decimals"
              .formatted(field, found, MOST_DIGITS, scale));
    }
    return exact.unscaledValue().longValueExact();
  }

  private static @Nullable BigDecimal exact(BigDecimal value, int scale) {
    try {
      return value.setScale(scale);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Integer day(String field, @Nullable LocalDate date)
      throws RefusedException {
    return date == null ? null : (Integer) checked(field, date);
  }

  private static int checked(String field, LocalDate date) throws RefusedException {
    if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
      throw outside(field, date);
    }
    return (int) date.toEpochDay();
  }

  private static @Nullable Long updatedAt(@Nullable Instant instant) throws RefusedException {
    return instant == null ? null : (Long) time("updated_at", instant);
  }

  private static long time(String field, Instant instant) throws RefusedException {
    if (instant.isBefore(FIRST_TIME) || instant.isAfter(LAST_TIME)) {
      throw outside(field, instant);
    }
    return instant.toEpochMilli();
  }

  private static RefusedException outside(String field, Object value) {
    return new RefusedException(
        "bad_" + field, "the %s is %s; expected a year from 1 to 9999".formatted(field, value));
  }

  private static @Nullable Contact contact(io.channelwatch.events.@Nullable Contact in) {
    return in == null
        ? null
        : new Contact(in.getName(), in.getEmail(), in.getSlackId(), in.getTimeZone());
  }
}
