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
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * From records as they are written to what the core works with, and which of them cannot be used.
 * What depends on more than the record itself (exchange rates, the clocks) is checked elsewhere.
 */
public final class RecordReader {

  private static final int MONEY_SCALE = 4;
  private static final int RATE_SCALE = 8;

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
    FieldCheck check = new FieldCheck();
    String partner = check.required("partner_id", in.getPartnerId());
    String deal = check.required("deal_id", in.getDealId());
    DealStage stage = stage(in, check);
    Instant closedAt = in.getClosedAt();
    long occurredAt = check.instant("occurred_at", in.getOccurredAt());
    return check.passed(
        new DealVersion(
            check.bounded("event_id", in.getEventId()),
            deal,
            partner,
            in.getVersion(),
            occurredAt,
            stage,
            Math.min(check.instant("stage_entered_at", in.getStageEnteredAt()), occurredAt),
            Math.min(check.instant("registered_at", in.getRegisteredAt()), occurredAt),
            closedAt == null ? null : Math.min(check.instant("closed_at", closedAt), occurredAt),
            check.fixed("amount", in.getAmount(), MONEY_SCALE),
            check.currency(in.getCurrency()),
            check.optionalDay("expected_close_on", in.getExpectedCloseOn()),
            Attribution.valueOf(in.getAttribution().name()),
            in.getCustomerId(),
            in.getProduct()));
  }

  /** The stage, which must agree with {@code closed_at}; any one where it is not known. */
  private static DealStage stage(DealRegistration in, FieldCheck check) {
    String deal = in.getDealId();
    if (in.getStage() == io.channelwatch.events.DealStage.UNKNOWN) {
      check.refuse(
          "unknown_stage", "deal '%s' is in a stage that is not known here".formatted(deal));
      return DealStage.SUBMITTED;
    }
    DealStage stage = DealStage.valueOf(in.getStage().name());
    boolean closed = in.getClosedAt() != null;
    if (!stage.isOpen() && !closed) {
      check.refuse(
          "missing_closed_at", "deal '%s' is %s but has no closed_at".formatted(deal, stage));
    } else if (stage.isOpen() && closed) {
      check.refuse(
          "unexpected_closed_at",
          "deal '%s' is %s, an open stage, but has a closed_at".formatted(deal, stage));
    }
    return stage;
  }

  /** A booking. */
  public static Revenue revenue(ClosedRevenue in) throws RefusedException {
    FieldCheck check = new FieldCheck();
    return check.passed(
        new Revenue(
            check.required("event_id", in.getEventId()),
            check.required("partner_id", in.getPartnerId()),
            check.instant("occurred_at", in.getOccurredAt()),
            check.fixed("amount", in.getAmount(), MONEY_SCALE),
            check.currency(in.getCurrency()),
            Attribution.valueOf(in.getAttribution().name()),
            RevenueType.valueOf(in.getRevenueType().name()),
            in.getDealId(),
            in.getCustomerId(),
            in.getProduct()));
  }

  /** Something that a partner did. */
  public static Activity activity(PartnerActivity in) throws RefusedException {
    FieldCheck check = new FieldCheck();
    BigDecimal amount = in.getAmount();
    String currency = in.getCurrency();
    if (amount != null && currency == null) {
      check.refuse(
          "missing_currency",
          "activity '%s' has an amount of %s but no currency"
              .formatted(in.getEventId(), amount.toPlainString()));
    }
    return check.passed(
        new Activity(
            check.required("event_id", in.getEventId()),
            check.required("partner_id", in.getPartnerId()),
            check.instant("occurred_at", in.getOccurredAt()),
            check.required("type", in.getType()),
            check.fixed("quantity", in.getQuantity(), MONEY_SCALE),
            amount == null ? null : check.fixed("amount", amount, MONEY_SCALE),
            amount == null || currency == null ? null : check.currency(currency)));
  }

  /** A partner's profile. */
  public static Profile profile(PartnerProfile in) throws RefusedException {
    FieldCheck check = new FieldCheck();
    return check.passed(
        new Profile(
            check.required("partner_id", in.getPartnerId()),
            check.optionalInstant("updated_at", in.getUpdatedAt()),
            in.getName(),
            in.getType(),
            in.getTier(),
            in.getRegion(),
            in.getCountry(),
            PartnerStatus.valueOf(in.getStatus().name()),
            check.optionalDay("joined_on", in.getJoinedOn()),
            contact(in.getCam()),
            contact(in.getLeader()),
            new HashMap<>(in.getLabels())));
  }

  /** A partner's target. */
  public static Target target(PartnerTarget in) throws RefusedException {
    FieldCheck check = new FieldCheck();
    if (!in.getPeriodEnd().isAfter(in.getPeriodStart())) {
      check.refuse(
          "bad_period",
          "the target for '%s' ends on %s, not after its start on %s"
              .formatted(in.getMetric(), in.getPeriodEnd(), in.getPeriodStart()));
    }
    String currency = in.getCurrency();
    return check.passed(
        new Target(
            check.required("partner_id", in.getPartnerId()),
            check.required("metric", in.getMetric()),
            check.day("period_start", in.getPeriodStart()),
            check.day("period_end", in.getPeriodEnd()),
            check.fixed("value", in.getValue(), MONEY_SCALE),
            currency == null ? null : check.currency(currency),
            check.optionalInstant("updated_at", in.getUpdatedAt())));
  }

  /** An exchange rate. */
  public static FxRate rate(io.channelwatch.events.FxRate in) throws RefusedException {
    FieldCheck check = new FieldCheck();
    if (in.getRate().signum() <= 0) {
      check.refuse(
          "bad_rate",
          "the rate of %s is %s; expected one above 0"
              .formatted(in.getCurrency(), in.getRate().toPlainString()));
    }
    return check.passed(
        new FxRate(
            check.currency(in.getCurrency()),
            check.day("effective_on", in.getEffectiveOn()),
            check.fixed("rate", in.getRate(), RATE_SCALE),
            check.optionalInstant("updated_at", in.getUpdatedAt())));
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

  private static @Nullable Contact contact(io.channelwatch.events.@Nullable Contact in) {
    return in == null
        ? null
        : new Contact(in.getName(), in.getEmail(), in.getSlackId(), in.getTimeZone());
  }
}
