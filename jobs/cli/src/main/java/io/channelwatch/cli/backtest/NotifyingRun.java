package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notifying.Delivery;
import io.channelwatch.notifying.Inputs;
import io.channelwatch.notifying.NotifyingTopology;
import io.channelwatch.notifying.Outputs;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The second half: who would have been told. */
final class NotifyingRun {

  private final LocalFlink flink;

  /** A run in this Flink. */
  NotifyingRun(LocalFlink flink) {
    this.flink = flink;
  }

  /**
   * Runs alerts through the policies that came with the rules; nothing is sent.
   *
   * @param decisions takes what would have been sent, and what not
   */
  void run(
      Feed<Incoming> alerts, List<ReferenceRecord> rules, MergedLines<NotificationHead> decisions)
      throws Exception {
    Feed<ReferenceRecord> reference = new ListFeed<>(rules, NotifyingRun::knownAt);
    try (Handover<Feed<Incoming>> incoming = Handover.of(alerts);
        Handover<Feed<ReferenceRecord>> references = Handover.of(reference);
        Handover<MergedLines<NotificationHead>> lines = Handover.of(decisions)) {
      StreamExecutionEnvironment env = flink.environment();
      TypeInformation<Incoming> type = TypeInformation.of(Incoming.class);
      DataStream<Incoming> clocked = LocalFlink.readToEnd(env, incoming, type, "alerts-read");
      DataStream<RulesUpdate> updates =
          LocalFlink.read(
                  env, references, TypeInformation.of(ReferenceRecord.class), "policies-read")
              .map(NotifyingRun::update, TypeInformation.of(RulesUpdate.class))
              .setParallelism(1)
              .uid("policies-pick");
      NotifyingTopology.define(
          env,
          new Inputs(clocked, updates),
          new Outputs(new LineSink<>(new NotificationForm(), lines)),
          Delivery.none());
      flink.execute(env);
    }
  }

  private static RulesUpdate update(ReferenceRecord record) {
    return Objects.requireNonNull(record.rules());
  }

  /** Flink takes the lowest number for no timestamp at all. */
  private static long knownAt(ReferenceRecord record) {
    return Math.max(0, record.knownAt());
  }
}
