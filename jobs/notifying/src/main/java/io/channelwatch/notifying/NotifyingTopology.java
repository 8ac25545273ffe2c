package io.channelwatch.notifying;

import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.deliver.CourierFactory;
import io.channelwatch.notifying.deliver.DeliverOperatorFactory;
import io.channelwatch.notifying.group.GroupFunction;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.route.RouteOperator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** From alerts to messages: route by partner, group by recipient, deliver by outbox. */
public final class NotifyingTopology {
  private NotifyingTopology() {}

  /** Adds the topology to the environment. */
  public static void define(
      StreamExecutionEnvironment env, Inputs inputs, Outputs outputs, Delivery delivery) {
    env.configure(strict());
    SingleOutputStreamOperator<Addressed> addressed =
        inputs
            .news()
            .keyBy(PartnerNews::key)
            .connect(inputs.rulings().broadcast())
            .transform(
                "route alerts",
                TypeInformation.of(Addressed.class),
                new RouteOperator(delivery.programZone()))
            .uid(Uid.ALERTS_ROUTE);
    SingleOutputStreamOperator<Message> messages =
        addressed
            .keyBy(Addressed::recipientId)
            .process(new GroupFunction(delivery.live()), TypeInformation.of(Message.class))
            .uid(Uid.ITEMS_GROUP)
            .name("group items");
    if (outputs.messages() != null) {
      messages.sinkTo(outputs.messages()).uid(Uid.MESSAGES_SHOW).name("show messages");
    }
    delivered(messages, delivery.couriers())
        .union(
            addressed.getSideOutput(RouteOperator.SUPPRESSED),
            messages.getSideOutput(GroupFunction.SUPPRESSED))
        .sinkTo(outputs.decisions())
        .uid(Uid.DECISIONS_WRITE)
        .name("write decisions");
  }

  private static DataStream<Decision> delivered(
      DataStream<Message> messages, @Nullable CourierFactory couriers) {
    TypeInformation<Decision> decisions = TypeInformation.of(Decision.class);
    if (couriers == null) {
      return messages
          .map(message -> Decision.sent(message, first(message), null), decisions)
          .uid(Uid.MESSAGES_RECORD)
          .name("record messages");
    }
    return messages
        .keyBy(message -> message.recipient().id())
        .transform("deliver messages", decisions, new DeliverOperatorFactory(couriers))
        .uid(Uid.MESSAGES_DELIVER);
  }

  private static String first(Message message) {
    return message.chain().channels().get(0).name();
  }

  /** What must hold for state to outlive releases, in tests as well. */
  private static Configuration strict() {
    Configuration strict = new Configuration();
    strict.set(PipelineOptions.GENERIC_TYPES, false);
    strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return strict;
  }
}
