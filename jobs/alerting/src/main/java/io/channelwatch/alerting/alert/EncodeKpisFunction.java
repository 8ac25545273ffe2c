package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.sink.TopicSchema;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.config.Settings;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroSerializationSchema;

/** Writes partners' catalog values as Avro, keyed by partner so that the topic keeps the latest. */
public final class EncodeKpisFunction
    extends RichMapFunction<io.channelwatch.alert.PartnerKpis, Written> {

  private static final long serialVersionUID = 1;

  private final String topic;
  private final ConfluentRegistryAvroSerializationSchema<PartnerKpis> schema;

  /** Writes for the KPI topic that the settings name. */
  public EncodeKpisFunction(Settings settings) {
    this.topic = settings.topics().partnerKpis();
    this.schema = TopicSchema.of(PartnerKpis.class, topic, settings);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    schema.open(null);
  }

  @Override
  public Written map(io.channelwatch.alert.PartnerKpis kpis) {
    PartnerKpis record =
        new PartnerKpis(kpis.partnerId(), Instant.ofEpochMilli(kpis.at()), kpis.values());
    return new Written(topic, kpis.partnerId(), schema.serialize(record), kpis.at());
  }
}
