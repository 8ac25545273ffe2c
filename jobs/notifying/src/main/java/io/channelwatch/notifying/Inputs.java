package io.channelwatch.notifying;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Incoming;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the topology reads. Once the watermark of both streams has passed an instant, every alert of
 * that instant and every rules update that was known at it have been emitted.
 *
 * @param alerts timestamps are the alerts' instants
 * @param rules timestamps are the instants at which the updates became known
 */
public record Inputs(DataStream<Incoming> alerts, DataStream<RulesUpdate> rules) {}
