package io.channelwatch.cli.backtest;

import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.cli.files.CodePoints;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The place of a decision on a message: by instant, recipient, channel and id. */
record NotificationHead(
    long at, String recipient, @Nullable String channel, String id, NotificationStatus status)
    implements Head {

  static final Comparator<NotificationHead> ORDER =
      Comparator.comparingLong(NotificationHead::at)
          .thenComparing(NotificationHead::recipient, CodePoints.ORDER)
          .thenComparing(NotificationHead::channel, Comparator.nullsFirst(CodePoints.ORDER))
          .thenComparing(NotificationHead::id, CodePoints.ORDER);

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(at);
    Ledger.text(recipient, out);
    Ledger.text(channel, out);
    Ledger.text(id, out);
    out.writeByte(status.ordinal());
  }
}
