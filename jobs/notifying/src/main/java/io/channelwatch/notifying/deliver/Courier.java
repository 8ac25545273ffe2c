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
  private static final double JITTER = 0.2;
  private static final Duration AS_THE_BACKOFF_SAYS = Duration.ofNanos(-1);

  private final ChannelFactory channels;
  private final RetryTimes times;
  private final Map<ChannelSpec, Channel> open = new ConcurrentHashMap<>();
  private final Map<String, ScheduledExecutorService> threads = new ConcurrentHashMap<>();

  /** Sends through the channels of a factory. */
  public Courier(ChannelFactory channels, RetryTimes times) {
    this.channels = channels;
    this.times = times;
  }

  /**
   * Sends a message through the first channel of its chain that takes it. The result never fails.
   *
   * @param patience for how long the first channel is tried; each later one is tried for as long as
   *     the message allows
   */
  public CompletableFuture<Outcome> deliver(Message message, Duration patience) {
    return attempt(message, 0, patience, null);
  }

  private CompletableFuture<Outcome> attempt(
      Message message, int position, Duration patience, @Nullable String before) {
    ChannelSpec spec = message.chain().channels().get(position);
    CompletableFuture<Outcome> sent =
        Failsafe.with(policy(patience))
            .with(executor(spec))
            .runAsync(() -> channel(spec).send(message))
            .thenApply(done -> new Outcome(spec.name(), null, before));
    return sent.exceptionallyCompose(error -> next(message, position, error, before));
  }

  private CompletableFuture<Outcome> next(
      Message message, int position, Throwable error, @Nullable String before) {
    String channel = message.chain().channels().get(position).name();
    ChannelException failure = failure(error);
    String here = channel + ": " + failure.code() + ", " + failure.getMessage();
    String detail = before == null ? here : before + ' ' + here;
    if (position + 1 < message.chain().channels().size()) {
      return attempt(message, position + 1, Duration.ofMillis(message.giveUpAfter()), detail);
    }
    return CompletableFuture.completedFuture(new Outcome(channel, failure.code(), detail));
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

  private RetryPolicy<Object> policy(Duration patience) {
    // However late it is, there is one attempt; a policy's patience must exceed its first delay.
    Duration least = times.first().plusMillis(1);
    Duration atLeast = patience.compareTo(least) < 0 ? least : patience;
    return RetryPolicy.builder()
        .handleIf(error -> error instanceof ChannelException e && e.retryable())
        .withBackoff(times.first(), times.longest())
        .withJitter(JITTER)
        .withDelayFnOn(context -> delay(context.getLastException()), ChannelException.class)
        .withMaxRetries(-1)
        .withMaxDuration(atLeast)
        .build();
  }

  private static Duration delay(Throwable error) {
    Duration after = error instanceof ChannelException e ? e.after() : null;
    // With the jitter taken off there is still no attempt before the time that was asked for.
    return after == null ? AS_THE_BACKOFF_SAYS : after.multipliedBy(5).dividedBy(4);
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
