package io.channelwatch.notifying;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.EpisodeState;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.RecipientState;
import io.channelwatch.notifying.ingest.Feed;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Incoming.class,
        Addressed.class,
        Message.class,
        Decision.class,
        EpisodeState.class,
        RecipientState.class,
        RulesUpdate.class,
        Feed.class,
        io.channelwatch.notifying.deliver.Lane.class,
        io.channelwatch.notifying.deliver.Queued.class
      })
  void flowsAndIsStoredWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
