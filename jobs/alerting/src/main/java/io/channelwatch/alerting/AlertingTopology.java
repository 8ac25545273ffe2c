package io.channelwatch.alerting;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.alert.ClockOperator;
import io.channelwatch.alerting.alert.EncodeAlertFunction;
import io.channelwatch.alerting.alert.EncodeKpisFunction;
import io.channelwatch.alerting.alert.PartnerWatchOperator;
import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.DecodeFunction;
import io.channelwatch.alerting.ingest.EncodeDeadLetterFunction;
import io.channelwatch.alerting.ingest.HeardFunction;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.PartnerRecordType;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.ingest.Refused;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.config.Settings;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The alerting job's dataflow: decode, watch partners, write. */
public final class AlertingTopology {

  /**
   * What comes in.
   *
   * @param received the records of all input topics; their watermarks are the clock
   */
  public record Inputs(SingleOutputStreamOperator<Received> received) {}

  /**
   * What goes out.
   *
   * @param alerts takes the alerts and the clock, in their order
   * @param kpis takes partners' catalog values
   * @param deadLetters takes what could not be used
   */
  public record Outputs(Sink<Written> alerts, Sink<Written> kpis, Sink<Written> deadLetters) {}

  private AlertingTopology() {}

  /** Defines the job between its inputs and its outputs. */
  public static void define(Inputs inputs, Outputs outputs, WatchSettings options) {
    Settings settings = options.settings();

    SingleOutputStreamOperator<PartnerRecord> partnerRecords =
        inputs
            .received()
            .process(new DecodeFunction(settings))
            .returns(new PartnerRecordType())
            .setParallelism(inputs.received().getParallelism())
            .name("decode records")
            .uid(Uid.RECORDS_DECODE);

    DataStream<ReferenceRecord> ratesAndRules =
        partnerRecords.getSideOutput(DecodeFunction.REFERENCE);

    SingleOutputStreamOperator<Transition> transitions =
        watch(partnerRecords, ratesAndRules, options.tellingKpis());

    DataStream<Written> alerts =
        transitions
            .map(new EncodeAlertFunction(settings))
            .name("encode alerts")
            .uid(Uid.ALERTS_ENCODE);

    alerts
        .transform("give the clock", TypeInformation.of(Written.class), new ClockOperator(settings))
        .setParallelism(1)
        .uid(Uid.CLOCK_GIVE)
        .sinkTo(outputs.alerts())
        .setParallelism(1)
        .name("write alerts and clock")
        .uid(Uid.ALERTS_WRITE);

    transitions
        .getSideOutput(PartnerWatchOperator.KPIS)
        .map(new EncodeKpisFunction(settings))
        .name("encode KPIs")
        .uid(Uid.KPIS_ENCODE)
        .sinkTo(outputs.kpis())
        .name("write KPIs")
        .uid(Uid.KPIS_WRITE);

    DataStream<Refused> refused =
        partnerRecords
            .getSideOutput(DecodeFunction.REFUSED)
            .union(transitions.getSideOutput(DecodeFunction.REFUSED));

    refused
        .map(new EncodeDeadLetterFunction(settings, AlertingJob.NAME))
        .name("encode dead letters")
        .uid(Uid.DEAD_LETTERS_ENCODE)
        .sinkTo(outputs.deadLetters())
        .name("write dead letters")
        .uid(Uid.DEAD_LETTERS_WRITE);
  }

  /**
   * Watches partners: what every run of the rules shares, wherever the records come from. What
   * cannot be used goes to {@link DecodeFunction#REFUSED}.
   *
   * @param records about one partner each
   * @param ratesAndRules what concerns every partner
   */
  public static SingleOutputStreamOperator<Transition> watch(
      DataStream<PartnerRecord> records,
      DataStream<ReferenceRecord> ratesAndRules,
      WatchSettings options) {
    DataStream<ReferenceRecord> heard =
        records
            .process(new HeardFunction(options.settings().program()))
            .returns(ReferenceRecord.class)
            .setParallelism(records.getParallelism())
            .name("hear topics")
            .uid(Uid.TOPICS_HEAR);
    return records
        .keyBy(PartnerRecord::partnerId, Types.STRING)
        .connect(ratesAndRules.union(heard).broadcast())
        .transform(
            "watch partners",
            TypeInformation.of(Transition.class),
            new PartnerWatchOperator(options))
        .uid(Uid.PARTNERS_WATCH);
  }
}
