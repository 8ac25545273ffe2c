package io.channelwatch.cli.files;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.channelwatch.alerting.ingest.Times;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of the plainest form straight into what the jobs work with, many times as quick as
 * {@link EventLine}. It gives what that would give, or nothing: whatever is odd or wrong is for
 * that one to look at.
 */
final class PlainLine {

  private static final Map<String, DealStage> STAGES = symbols(DealStage.values());
  private static final Map<String, Attribution> ATTRIBUTIONS = symbols(Attribution.values());
  private static final Map<String, RevenueType> REVENUE_TYPES = symbols(RevenueType.values());
  private static final long ONE = 10_000;

  private final InputTopic topic;
  private final PlainValues in;

  PlainLine(InputTopic topic) {
    this.topic = topic;
    Stream<String> fields = topic.schema().getFields().stream().map(Schema.Field::name);
    Set<String> names =
        Stream.concat(fields, Stream.of("recorded_at")).collect(Collectors.toUnmodifiableSet());
    this.in = new PlainValues(new FlatObject(names));
  }

  private static <E extends Enum<E>> Map<String, E> symbols(E[] symbols) {
    return Arrays.stream(symbols).collect(toUnmodifiableMap(Enum::name, Function.identity()));
  }

  /** The record of the line that a file stands at; null where that does not show at once. */
  @Nullable KnownEvent read(LineFile file) {
    return read(file.window(), file.from(), file.to());
  }

  /** The record of a line that stands among bytes; null where that does not show at once. */
  @Nullable KnownEvent read(byte[] bytes, int from, int to) {
    in.read(bytes, from, to);
    if (!in.isPlain()) {
      return null;
    }
    PartnerEvent event =
        switch (topic) {
          case DEAL_REGISTRATIONS -> deal();
          case CLOSED_REVENUE -> revenue();
          case PARTNER_ACTIVITY -> activity();
          case PARTNER_TARGETS -> target();
          default -> null;
        };
    if (event == null) {
      return null;
    }
    Long happenedAt = Times.happenedAt(event);
    Long recordedAt = in.optionalInstant(PlainField.RECORDED_AT);
    long knownAt = recordedAt != null ? recordedAt : happenedAt != null ? happenedAt : 0;
    return in.isPlain() ? new KnownEvent(event, knownAt) : null;
  }

  private DealVersion deal() {
    long occurredAt = in.instant(PlainField.OCCURRED_AT);
    DealStage stage = in.symbol(PlainField.STAGE, STAGES, DealStage.SUBMITTED);
    Long closedAt = in.optionalInstant(PlainField.CLOSED_AT);
    in.require(stage.isOpen() == (closedAt == null));
    return new DealVersion(
        in.text(PlainField.EVENT_ID),
        in.id(PlainField.DEAL_ID),
        in.id(PlainField.PARTNER_ID),
        in.whole(PlainField.VERSION),
        occurredAt,
        stage,
        Math.min(in.instant(PlainField.STAGE_ENTERED_AT), occurredAt),
        Math.min(in.instant(PlainField.REGISTERED_AT), occurredAt),
        closedAt == null ? null : Math.min(closedAt, occurredAt),
        in.fixed(PlainField.AMOUNT),
        in.currency(PlainField.CURRENCY),
        in.optionalDay(PlainField.EXPECTED_CLOSE_ON),
        in.symbol(PlainField.ATTRIBUTION, ATTRIBUTIONS, Attribution.UNKNOWN),
        in.optionalText(PlainField.CUSTOMER_ID),
        in.optionalText(PlainField.PRODUCT));
  }

  private Revenue revenue() {
    return new Revenue(
        in.id(PlainField.EVENT_ID),
        in.id(PlainField.PARTNER_ID),
        in.instant(PlainField.OCCURRED_AT),
        in.fixed(PlainField.AMOUNT),
        in.currency(PlainField.CURRENCY),
        in.symbol(PlainField.ATTRIBUTION, ATTRIBUTIONS, Attribution.UNKNOWN),
        in.symbol(PlainField.REVENUE_TYPE, REVENUE_TYPES, RevenueType.UNKNOWN),
        in.optionalText(PlainField.DEAL_ID),
        in.optionalText(PlainField.CUSTOMER_ID),
        in.optionalText(PlainField.PRODUCT));
  }

  private Activity activity() {
    boolean ofMoney = in.has(PlainField.AMOUNT);
    in.optionalText(PlainField.ACTOR);
    in.require(ofMoney || !in.has(PlainField.CURRENCY));
    return new Activity(
        in.id(PlainField.EVENT_ID),
        in.id(PlainField.PARTNER_ID),
        in.instant(PlainField.OCCURRED_AT),
        in.id(PlainField.TYPE),
        in.has(PlainField.QUANTITY) ? in.fixed(PlainField.QUANTITY) : ONE,
        ofMoney ? Long.valueOf(in.fixed(PlainField.AMOUNT)) : null,
        ofMoney ? in.currency(PlainField.CURRENCY) : null);
  }

  private Target target() {
    int start = in.day(PlainField.PERIOD_START);
    int end = in.day(PlainField.PERIOD_END);
    in.require(end > start);
    return new Target(
        in.id(PlainField.PARTNER_ID),
        in.id(PlainField.METRIC),
        start,
        end,
        in.fixed(PlainField.VALUE),
        in.has(PlainField.CURRENCY) ? in.currency(PlainField.CURRENCY) : null,
        in.optionalInstant(PlainField.UPDATED_AT));
  }
}
