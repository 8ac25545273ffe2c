package io.channelwatch.cli.backtest;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Transition;
import io.channelwatch.cli.files.CodePoints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An alert's place in the order: by instant, rule, subject and sequence. A deal that went to
 * another partner can have one alert with each at the same instant.
 *
 * @param manager the name of the channel account manager
 */
record AlertHead(
    long at,
    String ruleId,
    String subjectId,
    int sequence,
    @Nullable String partnerId,
    String alertId,
    Transition transition,
    @Nullable String manager)
    implements Head {

  private static final Transition[] TRANSITIONS = Transition.values();

  static final Comparator<AlertHead> ORDER =
      Comparator.comparingLong(AlertHead::at)
          .thenComparing(AlertHead::ruleId, CodePoints.ORDER)
          .thenComparing(AlertHead::subjectId, CodePoints.ORDER)
          .thenComparingInt(AlertHead::sequence)
          .thenComparing(AlertHead::partnerId, Comparator.nullsFirst(CodePoints.ORDER));

  static AlertHead of(Alert alert) {
    return new AlertHead(
        alert.getAt().toEpochMilli(),
        alert.getRuleId(),
        alert.getSubject().getId(),
        alert.getSequence(),
        alert.getPartnerId(),
        alert.getAlertId(),
        alert.getTransition(),
        alert.getCam() == null ? null : alert.getCam().getName());
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(at);
    Ledger.text(ruleId, out);
    Ledger.text(subjectId, out);
    out.writeInt(sequence);
    Ledger.text(partnerId, out);
    Ledger.text(alertId, out);
    out.writeByte(transition.ordinal());
    Ledger.text(manager, out);
  }

  static AlertHead read(DataInput in) throws IOException {
    return new AlertHead(
        in.readLong(),
        Ledger.text(in),
        Ledger.text(in),
        in.readInt(),
        Ledger.textOrNull(in),
        Ledger.text(in),
        TRANSITIONS[in.readByte()],
        Ledger.textOrNull(in));
  }
}
