package io.channelwatch.cli.backtest;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a job's results become records, and in which order these stand.
 *
 * @param <T> what the job gives
 * @param <A> the record
 */
interface RecordForm<T, A extends SpecificRecord> extends Serializable {

  /** The record's class. */
  Class<A> type();

  /** The record of a result. */
  A record(T result);

  /** When it happened, in milliseconds since the epoch. */
  long at(A record);

  /** A total order that begins with {@link #at}. */
  Comparator<A> order();
}
