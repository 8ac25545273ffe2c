package io.channelwatch.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far long work has come: a bar on a terminal, otherwise a line every tenth of the way. */
public final class Progress implements AutoCloseable {

  private static final int STEPS = 10;

  private final Console console;
  private final String task;
  private final long all;
  private final @Nullable ProgressBar bar;
  private long done;
  private long told;

  private Progress(Console console, String task, long all, @Nullable ProgressBar bar) {
    this.console = console;
    this.task = task;
    this.all = Math.max(1, all);
    this.bar = bar;
  }

  /** Work on so many things. */
  public static Progress of(Console console, String task, long all) {
    ProgressBar bar =
        console.isWatched()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(100)
                .build()
            : null;
    return new Progress(console, task, all, bar);
  }

  /** One more is done. */
  public void step() {
    done++;
    if (bar != null) {
      bar.stepTo(done);
    } else if (done * STEPS / all > told) {
      told = done * STEPS / all;
      console.note("%s: %d%% (%,d of %,d)".formatted(task, told * 100 / STEPS, done, all));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
