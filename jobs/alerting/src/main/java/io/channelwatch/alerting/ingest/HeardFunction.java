package io.channelwatch.alerting.ingest;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.PartnerTopic;
import java.util.Arrays;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of each topic about partners for which full hours something of it became known: once an hour
 * and task, as far as it remembers. What is said twice changes nothing, so there is no state.
 */
public final class HeardFunction extends ProcessFunction<PartnerRecord, ReferenceRecord> {

  private static final long serialVersionUID = 1;
  private static final long HOUR = 3_600_000;

  /** More hours than partitions of one task are apart while history is read. */
  private static final int REMEMBERED = 1024;

  private final Program program;
  private transient FiscalCalendar calendar;
  private transient long[][] told;
  private transient long[] lastFrom;
  private transient long[] lastTo;

  /** Counts the hours of a program. */
  @SuppressWarnings("NullAway.Init") // open() comes before the first record
  public HeardFunction(Program program) {
    this.program = program;
  }

  @Override
  public void open(OpenContext context) {
    int topics = PartnerTopic.values().length;
    calendar = new FiscalCalendar(program);
    told = new long[topics][REMEMBERED];
    for (long[] hours : told) {
      Arrays.fill(hours, Long.MIN_VALUE);
    }
    lastFrom = new long[topics];
    lastTo = new long[topics];
  }

  @Override
  public void processElement(
      PartnerRecord record, Context context, Collector<ReferenceRecord> out) {
    if (record.knownAt() == PartnerRecord.FROM_THE_BEGINNING) {
      return;
    }
    // What comes in below the clock counts for the next full hour: one that nobody is past yet.
    long knownAt = Math.max(record.knownAt(), context.timerService().currentWatermark() + 1);
    PartnerTopic topic = PartnerTopic.of(record.event());
    int index = topic.ordinal();
    if (knownAt > lastFrom[index] && knownAt <= lastTo[index]) {
      return;
    }
    long hour = calendar.hourTickAtOrAfter(knownAt);
    lastFrom[index] = Math.max(hour - HOUR, calendar.startOfHour(hour - 1));
    lastTo[index] = hour;
    int place = (int) Math.floorMod(Math.floorDiv(hour, HOUR), (long) REMEMBERED);
    if (told[index][place] != hour) {
      told[index][place] = hour;
      out.collect(ReferenceRecord.heard(topic, hour));
    }
  }
}
