package io.channelwatch.notifying.ingest;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alerts.DealEvidence;
import io.channelwatch.alerts.RecordEvidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what explains an alert over from its Avro record. */
final class AvroEvidence {
  private AvroEvidence() {}

  static Evidence evidence(io.channelwatch.alerts.Evidence evidence) {
    List<Evidence.Deal> deals = evidence.getDeals().stream().map(AvroEvidence::deal).toList();
    return new Evidence(
        List.copyOf(deals), evidence.getRecords().stream().map(AvroEvidence::record).toList());
  }

  private static Evidence.Deal deal(DealEvidence deal) {
    Instant closedAt = deal.getClosedAt();
    return new Evidence.Deal(
        deal.getDealId(),
        tenThousandths(deal.getAmount()),
        deal.getStage(),
        deal.getRegisteredAt().toEpochMilli(),
        day(deal.getExpectedCloseOn()),
        closedAt == null ? null : closedAt.toEpochMilli(),
        deal.getUpdatedAt().toEpochMilli(),
        deal.getWhy());
  }

  private static Evidence.LastRecord record(RecordEvidence record) {
    BigDecimal amount = record.getAmount();
    BigDecimal quantity = record.getQuantity();
    return new Evidence.LastRecord(
        record.getMeasure(),
        record.getEventId(),
        Math.toIntExact(record.getDay().toEpochDay()),
        amount == null ? null : tenThousandths(amount),
        quantity == null ? null : tenThousandths(quantity));
  }

  private static @Nullable Integer day(@Nullable LocalDate date) {
    return date == null ? null : Math.toIntExact(date.toEpochDay());
  }

  private static long tenThousandths(BigDecimal amount) {
    return amount.movePointRight(4).longValue();
  }
}
