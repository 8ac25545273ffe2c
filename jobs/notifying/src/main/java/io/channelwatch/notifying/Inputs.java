package io.channelwatch.notifying;

import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the topology reads. Once the watermark of both streams has passed an instant, everything of
 * that instant has been emitted.
 *
 * @param news transitions of alerts, and who looks after partners
 * @param rulings rules and silences; timestamps are the instants at which they became known
 */
public record Inputs(DataStream<PartnerNews> news, DataStream<Ruling> rulings) {}
