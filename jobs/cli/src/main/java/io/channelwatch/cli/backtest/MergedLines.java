package io.channelwatch.cli.backtest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of several tasks, each of which gives its own in order, to one file in the order
 * of them all, while the tasks run: in memory is only what the clock of one has passed and that of
 * another has not.
 */
final class MergedLines<H extends Head> implements AutoCloseable {

  private static final int WRITTEN_AT_ONCE = 1 << 18;

  private final ResultForm<?, ?, H> form;
  private final @Nullable Path file;
  private final OutputStream out;
  private final Ledger<H> ledger;
  private final List<Queue<Line<H>>> tasks = new ArrayList<>();
  private long[] clocks = {};

  /**
   * One line.
   *
   * @param bytes with its end; none if only the head is of use
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line<H>(H head, byte[] bytes) {}

  private MergedLines(ResultForm<?, ?, H> form, @Nullable Path file, OutputStream out, Path work)
      throws IOException {
    this.form = form;
    this.file = file;
    this.out = out;
    this.ledger = new Ledger<>(form, work);
  }

  /**
   * Writes to a file.
   *
   * @param file null if the heads alone are of use
   * @param work a folder for what is of no use afterwards
   */
  static <H extends Head> MergedLines<H> create(
      ResultForm<?, ?, H> form, @Nullable Path file, Path work) throws IOException {
    OutputStream out =
        file == null
            ? OutputStream.nullOutputStream()
            : new BufferedOutputStream(Files.newOutputStream(file), WRITTEN_AT_ONCE);
    return new MergedLines<>(form, file, out, work);
  }

  /** Whether lines are of use. */
  boolean areWritten() {
    return file != null;
  }

  /** Says how many tasks there are, before any gives a line. */
  synchronized void expect(int count) {
    if (tasks.isEmpty()) {
      for (int task = 0; task < count; task++) {
        tasks.add(new ArrayDeque<>());
      }
      clocks = new long[count];
      Arrays.fill(clocks, Long.MIN_VALUE);
    }
  }

  /**
   * Takes further lines of a task.
   *
   * @param inOrder all of them after those given before
   * @param clock an instant after which all lines are that the task is yet to give
   */
  synchronized void add(int task, List<Line<H>> inOrder, long clock) throws IOException {
    tasks.get(task).addAll(inOrder);
    clocks[task] = clock;
    long passed = Arrays.stream(clocks).min().orElse(clock);
    Queue<Line<H>> next = first();
    while (next != null && next.element().head().at() <= passed) {
      Line<H> line = next.remove();
      out.write(line.bytes());
      ledger.add(line.head(), line.bytes().length);
      next = first();
    }
  }

  /** The task whose next line comes first; null if none has a line. */
  private @Nullable Queue<Line<H>> first() {
    Queue<Line<H>> first = null;
    for (Queue<Line<H>> task : tasks) {
      if (!task.isEmpty() && (first == null || isBefore(task.element(), first.element()))) {
        first = task;
      }
    }
    return first;
  }

  private boolean isBefore(Line<H> left, Line<H> right) {
    return form.order().compare(left.head(), right.head()) < 0;
  }

  /**
   * Ends the file with the last line that counts.
   *
   * @param until the last instant of which lines count
   * @param counted is shown the head of each
   */
  void finish(long until, Consumer<H> counted) throws IOException {
    close();
    long length = ledger.finish(until, counted);
    if (file != null) {
      try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
        written.truncate(length);
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
    ledger.close();
  }
}
