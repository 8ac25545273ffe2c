package io.channelwatch.notifying;

import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.EntryState;
import io.channelwatch.notification.InboxState;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.PartnerEpisodes;
import io.channelwatch.notification.Silence;
import io.channelwatch.notifying.ingest.Feed;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import io.channelwatch.notifying.route.DirectoryTexts;
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
        PartnerEpisodes.class,
        InboxState.class,
        EntryState.class,
        Silence.class,
        PartnerNews.class,
        Ruling.class,
        DirectoryTexts.class,
        Feed.class,
        io.channelwatch.notifying.deliver.Queued.class
      })
  void flowsAndIsStoredWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
