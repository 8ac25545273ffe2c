package io.channelwatch.cli.backtest;

import java.io.DataInput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a job's results become records, and in which order these stand.
 *
 * @param <T> what the job gives
 * @param <A> the record
 * @param <H> what is kept in mind of it
 */
interface ResultForm<T, A extends SpecificRecord, H extends Head> extends Serializable {

  /** The schema of the records. */
  Schema schema();

  /** The record of a result. */
  A record(T result);

  /** What is kept in mind of a record. */
  H head(A record);

  /** A total order that begins with {@link Head#at}. */
  Comparator<H> order();

  /** Reads what {@link Head#write} wrote. */
  H read(DataInput in) throws IOException;
}
