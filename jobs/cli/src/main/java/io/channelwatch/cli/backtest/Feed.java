package io.channelwatch.cli.backtest;

import java.util.Iterator;

/** Things in the order of their instants, which never decrease. */
interface Feed<T> extends Iterator<T> {

  /** Before everything. */
  long BEGINNING = Long.MIN_VALUE;

  /** The instant of the thing given last, in milliseconds since the epoch. */
  long instant();

  /** How far the clock goes once everything was given; at least the last instant. */
  long end();
}
