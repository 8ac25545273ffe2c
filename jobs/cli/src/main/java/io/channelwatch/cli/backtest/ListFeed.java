package io.channelwatch.cli.backtest;

import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;

/** A list that is in order already; the clock goes no further than its last instant. */
final class ListFeed<T> implements Feed<T> {

  private final Iterator<T> things;
  private final ToLongFunction<T> instants;
  private long instant = BEGINNING;

  ListFeed(List<T> things, ToLongFunction<T> instants) {
    this.things = things.iterator();
    this.instants = instants;
  }

  @Override
  public boolean hasNext() {
    return things.hasNext();
  }

  @Override
  public T next() {
    T next = things.next();
    instant = instants.applyAsLong(next);
    return next;
  }

  @Override
  public long instant() {
    return instant;
  }

  @Override
  public long end() {
    return instant;
  }
}
