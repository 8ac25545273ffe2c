package io.channelwatch.notifying.deliver;

/**
 * How far one chain of channels has come with a recipient's messages.
 *
 * @param taken how many messages it took in
 * @param done how many it is done with
 */
public record Lane(long taken, long done) {
  /** Where nothing waits. */
  static final Lane EMPTY = new Lane(0, 0);

  Lane oneMore() {
    return new Lane(taken + 1, done);
  }

  Lane oneLess() {
    return new Lane(taken, done + 1);
  }

  long waiting() {
    return taken - done;
  }

  boolean idle() {
    return done >= taken;
  }
}
