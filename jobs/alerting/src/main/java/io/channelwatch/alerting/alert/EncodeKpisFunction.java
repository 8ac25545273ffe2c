package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.sink.WireWriter;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.config.Settings;
import java.time.Instant;
import org.apache.flink.api.common.functions.MapFunction;

/** Writes partners' catalog values as Avro, keyed by partner so that the topic keeps the latest. */
public final class EncodeKpisFunction
    implements MapFunction<io.channelwatch.alert.PartnerKpis, Written> {

  private static final long serialVersionUID = 1;

  private final String topic;
  private final WireWriter<PartnerKpis> writer;

  /** Writes for the KPI topic that the settings name. */
  public EncodeKpisFunction(Settings settings) {
    this.topic = settings.topics().partnerKpis();
    this.writer = new WireWriter<>(PartnerKpis.class, topic, settings);
  }

  @Override
  public Written map(io.channelwatch.alert.PartnerKpis kpis) {
    PartnerKpis record =
        new PartnerKpis(kpis.partnerId(), Instant.ofEpochMilli(kpis.at()), kpis.values());
    return new Written(topic, kpis.partnerId(), writer.write(record), kpis.at());
  }
}
