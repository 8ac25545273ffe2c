package io.channelwatch.cli.backtest;

import io.channelwatch.cli.backtest.MergedLines.Line;
import io.channelwatch.cli.files.PlainJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Makes lines of results, each task of its own, and gives them away in order. What the clock has
 * not passed waits in memory.
 */
final class LineSink<T, A extends SpecificRecord, H extends Head> implements Sink<T> {

  private static final long serialVersionUID = 1;

  private final ResultForm<T, A, H> form;
  private final Handover<MergedLines<H>> merged;

  /** Gives the lines to those who merge them. */
  LineSink(ResultForm<T, A, H> form, Handover<MergedLines<H>> merged) {
    this.form = form;
    this.merged = merged;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    TaskInfo task = context.getTaskInfo();
    MergedLines<H> lines = merged.take();
    lines.expect(task.getNumberOfParallelSubtasks());
    return new Writer<>(form, lines, task.getIndexOfThisSubtask());
  }

  private static final class Writer<T, A extends SpecificRecord, H extends Head>
      implements SinkWriter<T> {

    private static final byte[] NONE = {};

    private final ResultForm<T, A, H> form;
    private final PlainJson json;
    private final MergedLines<H> lines;
    private final int task;
    private List<Line<H>> waiting = new ArrayList<>();

    Writer(ResultForm<T, A, H> form, MergedLines<H> lines, int task) {
      this.form = form;
      this.json = new PlainJson(form.schema());
      this.lines = lines;
      this.task = task;
    }

    @Override
    public void write(T result, Context context) {
      A record = form.record(result);
      waiting.add(new Line<>(form.head(record), lines.areWritten() ? json.line(record) : NONE));
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException {
      give(watermark.getTimestamp());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput) {
        give(Long.MAX_VALUE);
      }
    }

    private void give(long until) throws IOException {
      waiting.sort(Comparator.comparing(Line::head, form.order()));
      int due = 0;
      while (due < waiting.size() && waiting.get(due).head().at() <= until) {
        due++;
      }
      lines.add(task, waiting.subList(0, due), until);
      waiting = new ArrayList<>(waiting.subList(due, waiting.size()));
    }

    @Override
    public void close() {}
  }
}
