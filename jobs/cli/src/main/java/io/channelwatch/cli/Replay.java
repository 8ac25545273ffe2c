package io.channelwatch.cli;

import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import java.util.function.Consumer;

/**
 * Publishes event files, each record with the timestamp at which it was known. Told to keep a
 * speed, it lets the records' time pass that many times faster than real time; without one it is as
 * quick as the broker.
 */
public final class Replay {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Settings settings;
  private final double speed;
  private final Console console;

  /** A speed of 0 is as quick as possible. */
  public Replay(Settings settings, double speed, Console console) {
    this.settings = settings;
    this.speed = speed;
    this.console = console;
  }

  /** Publishes everything, and returns when the broker has it. */
  public void publish(EventFiles events) {
    publish(events, record -> {});
  }

  /** The same; each record is shown to {@code sent} as well. */
  public void publish(EventFiles events, Consumer<EventRecord> sent) {
    try (TopicWriter writer = TopicWriter.connect(settings);
        Progress progress = Progress.of(console, "replay", events.size())) {
      Pace pace = new Pace(writer);
      for (EventRecord record : events) {
        pace.await(record.knownAt());
        writer.send(
            record.topic().name(settings.topics()), record.key(), record.value(), record.knownAt());
        sent.accept(record);
        progress.step();
      }
      writer.flush();
    }
  }

  /** Lets time pass between records; those known from the beginning are not waited for. */
  private final class Pace {
    private final TopicWriter writer;
    private final long startedAt = System.nanoTime();
    private long first;
    private long last;

    Pace(TopicWriter writer) {
      this.writer = writer;
    }

    void await(long knownAt) {
      if (speed == 0 || knownAt == 0 || knownAt == last) {
        return;
      }
      last = knownAt;
      if (first == 0) {
        first = knownAt;
      }
      // What is known later is to arrive later, whatever partition it goes to.
      writer.flush();
      long due = startedAt + (long) ((knownAt - first) * NANOS_PER_MILLI / speed);
      try {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CommandFailure.input("Interrupted.", e);
      }
    }
  }
}
