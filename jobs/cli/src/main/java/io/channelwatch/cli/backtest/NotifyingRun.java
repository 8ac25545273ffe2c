package io.channelwatch.cli.backtest;

import io.channelwatch.cli.backtest.LookSink.Drawing;
import io.channelwatch.notifying.Delivery;
import io.channelwatch.notifying.Inputs;
import io.channelwatch.notifying.NotifyingTopology;
import io.channelwatch.notifying.Outputs;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The second half: who would have been told. */
final class NotifyingRun {

  private final LocalFlink flink;
  private final String programZone;

  /** A run in this Flink, for a program in a zone. */
  NotifyingRun(LocalFlink flink, String programZone) {
    this.flink = flink;
    this.programZone = programZone;
  }

  /**
   * Runs alerts through policies and silences; nothing is sent.
   *
   * @param decisions takes what would have been sent, and what not
   * @param drawing takes how messages would have looked; null: that is of no use
   */
  void run(
      Feed<PartnerNews> news,
      List<Dated> rulings,
      MergedLines<NotificationHead> decisions,
      @Nullable Drawing drawing)
      throws Exception {
    Feed<Dated> dated = new ListFeed<>(rulings, Dated::knownAt);
    try (Handover<Feed<PartnerNews>> incoming = Handover.of(news);
        Handover<Feed<Dated>> held = Handover.of(dated);
        Handover<MergedLines<NotificationHead>> lines = Handover.of(decisions);
        Handover<Drawing> drawn = drawing == null ? null : Handover.of(drawing)) {
      StreamExecutionEnvironment env = flink.environment();
      TypeInformation<PartnerNews> type = TypeInformation.of(PartnerNews.class);
      DataStream<PartnerNews> clocked = LocalFlink.readToEnd(env, incoming, type, "alerts-read");
      DataStream<Ruling> rulingsHeld =
          LocalFlink.read(env, held, TypeInformation.of(Dated.class), "policies-read")
              .map(Dated::ruling, TypeInformation.of(Ruling.class))
              .setParallelism(1)
              .uid("policies-pick");
      NotifyingTopology.define(
          env,
          new Inputs(clocked, rulingsHeld),
          new Outputs(
              new LineSink<>(new NotificationForm(), lines),
              drawn == null ? null : new LookSink(drawn)),
          Delivery.none(programZone));
      flink.execute(env);
    }
  }

  /**
   * Something that concerns every partner.
   *
   * @param knownAt in milliseconds since the epoch, not before it: Flink takes the lowest number
   *     for no timestamp at all
   */
  public record Dated(Ruling ruling, long knownAt) {}
}
