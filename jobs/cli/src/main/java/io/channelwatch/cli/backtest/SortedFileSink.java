package io.channelwatch.cli.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes results to a folder: each task a file of its own, in order. What the clock has not passed
 * waits in memory.
 */
final class SortedFileSink<T, A extends SpecificRecord> implements Sink<T> {

  private static final long serialVersionUID = 1;

  private final String folder;
  private final RecordForm<T, A> form;

  /** Writes to a folder that is there and empty. */
  SortedFileSink(Path folder, RecordForm<T, A> form) {
    this.folder = folder.toString();
    this.form = form;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    int task = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer<>(Path.of(folder, task + ".avro"), form);
  }

  private static final class Writer<T, A extends SpecificRecord> implements SinkWriter<T> {

    private final RecordForm<T, A> form;
    private final DataFileWriter<A> file;
    private final TreeMap<Long, List<A>> waiting = new TreeMap<>();

    Writer(Path path, RecordForm<T, A> form) throws IOException {
      this.form = form;
      SpecificDatumWriter<A> records = new SpecificDatumWriter<>(form.type());
      this.file =
          new DataFileWriter<>(records)
              .create(SpecificData.get().getSchema(form.type()), path.toFile());
    }

    @Override
    public void write(T result, Context context) {
      A made = form.record(result);
      waiting.computeIfAbsent(form.at(made), at -> new ArrayList<>()).add(made);
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException {
      append(watermark.getTimestamp());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput) {
        append(Long.MAX_VALUE);
        file.flush();
      }
    }

    private void append(long until) throws IOException {
      while (!waiting.isEmpty() && waiting.firstKey() <= until) {
        List<A> together = waiting.pollFirstEntry().getValue();
        together.sort(form.order());
        for (A next : together) {
          file.append(next);
        }
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
