package io.channelwatch.cli.backtest;

import io.channelwatch.notifying.Delivery;
import io.channelwatch.notifying.Inputs;
import io.channelwatch.notifying.NotifyingTopology;
import io.channelwatch.notifying.Outputs;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The second half: who would have been told. */
final class NotifyingRun {

  private static final String MESSAGES = "messages";

  private final LocalFlink flink;
  private final Path work;

  /** A run with its results in a folder. */
  NotifyingRun(LocalFlink flink, Path work) {
    this.flink = flink;
    this.work = work;
  }

  /** Runs alerts through policies and silences; nothing is sent. */
  void run(Feed<PartnerNews> news, List<Dated> rulings, String programZone) throws Exception {
    Files.createDirectories(messages());
    Feed<Dated> dated = new ListFeed<>(rulings, Dated::knownAt);
    try (Handover<Feed<PartnerNews>> incoming = Handover.of(news);
        Handover<Feed<Dated>> held = Handover.of(dated)) {
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
          new Outputs(new SortedFileSink<>(messages(), new NotificationForm())),
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

  /** The folder in which the decisions on messages are. */
  Path messages() {
    return work.resolve(MESSAGES);
  }
}
