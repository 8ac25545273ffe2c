package io.channelwatch.notifying;

import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.alerting.JobOptions;
import io.channelwatch.alerting.sink.AtLeastOnceSink;
import io.channelwatch.config.Settings;
import io.channelwatch.notifying.deliver.AllowedHosts;
import io.channelwatch.notifying.deliver.Channels;
import io.channelwatch.notifying.deliver.Courier;
import io.channelwatch.notifying.deliver.CourierFactory;
import io.channelwatch.notifying.deliver.MessageText;
import io.channelwatch.notifying.deliver.RetryTimes;
import io.channelwatch.notifying.deliver.Secrets;
import io.channelwatch.notifying.deliver.TemplateCheck;
import io.channelwatch.notifying.deliver.Templates;
import io.channelwatch.notifying.ingest.Feed;
import io.channelwatch.notifying.ingest.FeedSource;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Pick;
import io.channelwatch.notifying.ingest.Rejected;
import io.channelwatch.notifying.ingest.RejectedFunction;
import io.channelwatch.notifying.ingest.Ruling;
import io.channelwatch.notifying.record.DecisionSerializer;
import io.channelwatch.notifying.record.RejectedSerializer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The notifying job on Kafka. */
public final class NotifyingJob {
  /** The job's name. */
  public static final String NAME = "channelwatch-notifying";

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private NotifyingJob() {}

  /**
   * Runs the job until it is cancelled.
   *
   * @param args {@code --config FILE}
   */
  public static void main(String[] args) throws Exception {
    Settings settings = JobOptions.settings(args);
    StreamExecutionEnvironment env = FlinkDefaults.environment(settings);
    define(env, settings);
    env.execute(NAME);
  }

  /** Adds the job to the environment; secrets come from the tasks' environment. */
  public static void define(StreamExecutionEnvironment env, Settings settings) {
    define(env, settings, Secrets.environment());
  }

  /** Adds the job to the environment. */
  public static void define(StreamExecutionEnvironment env, Settings settings, Secrets secrets) {
    DataStream<Feed> feed =
        env.fromSource(
                new FeedSource(settings),
                WatermarkStrategy.noWatermarks(),
                "read alerts, profiles, rules, silences and clock",
                TypeInformation.of(Feed.class))
            .uid(Uid.FEED_READ)
            .setParallelism(1);
    DataStream<PartnerNews> news =
        feed.flatMap(Pick.news(), TypeInformation.of(PartnerNews.class))
            .uid(Uid.ALERTS_PICK)
            .setParallelism(1);
    DataStream<Ruling> rulings =
        feed.flatMap(Pick.rulings(), TypeInformation.of(Ruling.class))
            .uid(Uid.RULES_PICK)
            .setParallelism(1);
    feed.flatMap(new RejectedFunction(), TypeInformation.of(Rejected.class))
        .uid(Uid.REJECTED_PICK)
        .setParallelism(1)
        .sinkTo(sink(settings, new RejectedSerializer(settings)))
        .uid(Uid.REJECTED_WRITE)
        .setParallelism(1);
    boolean live = settings.clock().mode() == Settings.ClockMode.LIVE;
    NotifyingTopology.define(
        env,
        new Inputs(news, rulings),
        new Outputs(sink(settings, new DecisionSerializer(settings))),
        new Delivery(settings.program().timeZone().getId(), live, couriers(settings, secrets)));
  }

  /** The names of all topics that the job reads or writes. */
  public static List<String> topics(Settings.Topics topics) {
    return List.of(
        topics.alerts(),
        topics.clock(),
        topics.partnerProfiles(),
        topics.alertRules(),
        topics.alertSilences(),
        topics.notifications(),
        topics.deadLetters());
  }

  /** The team's templates are read here and go with the job; tasks need no folder. */
  private static CourierFactory couriers(Settings settings, Secrets secrets) {
    Templates templates = TemplateCheck.usable(settings.notifications().templates());
    String zone = settings.program().timeZone().getId();
    String currency = settings.program().currency();
    AllowedHosts allowed = new AllowedHosts(settings.notifications().allowedHosts());
    return () -> {
      MessageText text = new MessageText(ZoneId.of(zone), currency, templates);
      return new Courier(new Channels(text, secrets, allowed, TIMEOUT), RetryTimes.DEFAULT);
    };
  }

  private static <T> AtLeastOnceSink<T> sink(
      Settings settings, KafkaRecordSerializationSchema<T> serializer) {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    return new AtLeastOnceSink<>(
        KafkaSink.<T>builder()
            .setBootstrapServers(settings.kafka().get("bootstrap.servers"))
            .setKafkaProducerConfig(properties)
            .setRecordSerializer(serializer)
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .build());
  }
}
