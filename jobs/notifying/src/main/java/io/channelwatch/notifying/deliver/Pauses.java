package io.channelwatch.notifying.deliver;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** For how long channels have asked to be left alone, all messages to them alike. */
final class Pauses {
  private final Map<String, Pause> byChannel = new ConcurrentHashMap<>();

  private record Pause(long until, ChannelException asked) {
    Pause later(Pause other) {
      return other.until - until > 0 ? other : this;
    }
  }

  /** Takes note of a failure that says when it will have passed. */
  void note(String channel, ChannelException failure) {
    Duration after = failure.after();
    if (after != null) {
      Pause pause = new Pause(System.nanoTime() + after.toNanos(), failure);
      byChannel.merge(channel, pause, Pause::later);
    }
  }

  /**
   * Returns if the channel may be used.
   *
   * @throws ChannelException what it said when it asked to wait, with the time that is left
   */
  void check(String channel) throws ChannelException {
    Pause pause = byChannel.get(channel);
    if (pause == null) {
      return;
    }
    long left = pause.until() - System.nanoTime();
    if (left > 0) {
      ChannelException asked = pause.asked();
      throw ChannelException.passing(
          asked.code(), String.valueOf(asked.getMessage()), Duration.ofNanos(left));
    }
    byChannel.remove(channel, pause);
  }
}
