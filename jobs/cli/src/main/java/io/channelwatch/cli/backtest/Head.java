package io.channelwatch.cli.backtest;

import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept in mind of a result once its line is made: where it stands among the others, and
 * what the summary says of it.
 */
interface Head {

  /** When it happened, in milliseconds since the epoch. */
  long at();

  /** Writes it, to be read by its {@link ResultForm}. */
  void write(DataOutput out) throws IOException;
}
