package io.channelwatch.notifying.deliver;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages along their chains of channels. Each channel has a few threads of its own, so that
 * one that hangs holds nobody else up; waiting for the next attempt takes none.
 */
public final class Courier implements AutoCloseable {
  private static final int THREADS = 4;

  private final ChannelFactory channels;
  private final RetryTimes times;
  private final Map<ChannelSpec, Channel> open = new ConcurrentHashMap<>();
  private final Map<String, ScheduledExecutorService> threads = new ConcurrentHashMap<>();
  private final Pauses pauses = new Pauses();
  private volatile FailureWatch watch = (channel, failure) -> {};

  /** Whoever wants to know of attempts that fail. */
  @FunctionalInterface
  interface FailureWatch {
    /** A channel did not take a message; on any thread. */
    void failed(String channel, ChannelException failure);
  }

  /** Sends through the channels of a factory. */
  public Courier(ChannelFactory channels, RetryTimes times) {
    this.channels = channels;
    this.times = times;
  }

  /** Tells of each attempt that fails from now on. */
  void onFailure(FailureWatch told) {
    watch = told;
  }

  /**
   * Sends a message through the first channel of its chain that takes it. The result never fails.
   *
   * @param patience for how long the first channel is tried; each later one is tried for as long as
   *     the message allows
   * @param before where earlier messages about its episodes went
   */
  public CompletableFuture<Outcome> deliver(Message message, Duration patience, Threads before) {
    return attempt(new Journey(message, before, 0, null), patience);
  }

  /**
   * How far a message has come along its chain.
   *
   * @param passed what went wrong with the channels before; null if nothing did
   */
  private record Journey(Message message, Threads before, int position, @Nullable String passed) {

    ChannelSpec spec() {
      return message.chain().channels().get(position);
    }

    boolean last() {
      return position + 1 == message.chain().channels().size();
    }

    Letter letter() {
      return new Letter(message, before.of(spec().name()));
    }
  }

  private CompletableFuture<Outcome> attempt(Journey journey, Duration patience) {
    ChannelSpec spec = journey.spec();
    CompletableFuture<Outcome> sent =
        Failsafe.with(policy(journey.message().notificationId(), patience))
            .with(executor(spec))
            .getAsync(() -> new Outcome(spec.name(), null, journey.passed(), send(journey)));
    return sent.exceptionallyCompose(error -> next(journey, error));
  }

  private @Nullable String send(Journey journey) throws ChannelException {
    ChannelSpec spec = journey.spec();
    pauses.check(spec.name());
    try {
      return channel(spec).send(journey.letter());
    } catch (ChannelException e) {
      pauses.note(spec.name(), e);
      watch.failed(spec.name(), e);
      if (!e.retryable()) {
        // It may be for a secret that has been changed; the next message looks it up anew.
        open.remove(spec);
      }
      throw e;
    }
  }

  private CompletableFuture<Outcome> next(Journey journey, Throwable error) {
    String channel = journey.spec().name();
    ChannelException failure = failure(error);
    String here = channel + ": " + failure.code() + ", " + failure.getMessage();
    String detail = journey.passed() == null ? here : journey.passed() + ' ' + here;
    if (journey.last()) {
      return CompletableFuture.completedFuture(new Outcome(channel, failure.code(), detail));
    }
    Message message = journey.message();
    return attempt(
        new Journey(message, journey.before(), journey.position() + 1, detail),
        Duration.ofMillis(message.giveUpAfter()));
  }

  private static ChannelException failure(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    // The text of an exception that nobody foresaw may hold anything, a secret too.
    return cause instanceof ChannelException expected
        ? expected
        : ChannelException.refused("broken", cause.getClass().getSimpleName() + ".");
  }

  private RetryPolicy<Object> policy(String id, Duration patience) {
    // However late it is, there is one attempt.
    Duration atLeast = patience.toMillis() < 1 ? Duration.ofMillis(1) : patience;
    return RetryPolicy.builder()
        .handleIf(error -> error instanceof ChannelException e && worthWaiting(e, atLeast))
        .withDelayFn(context -> delay(id, context.getLastException(), context.getAttemptCount()))
        .withMaxRetries(-1)
        .withMaxDuration(atLeast)
        .build();
  }

  private static boolean worthWaiting(ChannelException failure, Duration patience) {
    Duration after = failure.after();
    return failure.retryable() && (after == null || after.compareTo(patience) < 0);
  }

  private Duration delay(String id, Throwable error, int failed) {
    Duration after = error instanceof ChannelException e ? e.after() : null;
    return after == null ? times.after(id, failed) : times.atLeast(after, id, failed);
  }

  private Channel channel(ChannelSpec spec) throws ChannelException {
    Channel channel = open.get(spec);
    if (channel == null) {
      channel = channels.open(spec);
      open.put(spec, channel);
    }
    return channel;
  }

  private ScheduledExecutorService executor(ChannelSpec spec) {
    return threads.computeIfAbsent(
        spec.name(), name -> Executors.newScheduledThreadPool(THREADS, work -> thread(name, work)));
  }

  private static Thread thread(String channel, Runnable work) {
    Thread thread = new Thread(work, "deliver-" + channel);
    thread.setDaemon(true);
    return thread;
  }

  /** Stops all attempts; what was not sent stays with the caller. */
  @Override
  public void close() {
    threads.values().forEach(ScheduledExecutorService::shutdownNow);
  }
}
