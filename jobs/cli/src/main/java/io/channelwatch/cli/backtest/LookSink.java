package io.channelwatch.cli.backtest;

import io.channelwatch.cli.inbox.MessageLook;
import io.channelwatch.cli.inbox.SpooledLooks;
import io.channelwatch.config.Settings;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.deliver.Templates;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps how messages would have looked. */
final class LookSink implements Sink<Message> {

  private static final long serialVersionUID = 1;

  private final Handover<Drawing> drawing;

  LookSink(Handover<Drawing> drawing) {
    this.drawing = drawing;
  }

  /** What looks are made with, and where they go. */
  record Drawing(Settings settings, Templates templates, SpooledLooks looks) {}

  @Override
  public SinkWriter<Message> createWriter(WriterInitContext context) {
    Drawing with = drawing.take();
    MessageLook look = new MessageLook(with.settings(), with.templates());
    return new SinkWriter<>() {
      @Override
      public void write(Message message, Context at) throws IOException {
        with.looks().add(message, look.of(message));
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
