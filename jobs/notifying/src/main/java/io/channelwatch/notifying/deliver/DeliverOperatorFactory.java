package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Message;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operator that delivers. */
public final class DeliverOperatorFactory extends AbstractStreamOperatorFactory<Decision>
    implements OneInputStreamOperatorFactory<Message, Decision> {
  private static final long serialVersionUID = 1;

  private final CourierFactory couriers;

  /** Delivers through couriers of the factory, one a task. */
  public DeliverOperatorFactory(CourierFactory couriers) {
    this.couriers = couriers;
  }

  @Override
  // The interface leaves the operator's type to the caller.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends StreamOperator<Decision>> T createStreamOperator(
      StreamOperatorParameters<Decision> parameters) {
    return (T) new DeliverOperator(parameters, couriers);
  }

  @Override
  @SuppressWarnings("rawtypes") // As the interface declares it.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
    return DeliverOperator.class;
  }
}
