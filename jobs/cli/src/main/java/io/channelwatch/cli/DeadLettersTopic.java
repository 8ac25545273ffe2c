package io.channelwatch.cli;

import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that could not be used, but for those that were fed again. */
final class DeadLettersTopic {

  private final Settings settings;

  /** The topic of these settings. */
  DeadLettersTopic(Settings settings) {
    this.settings = settings;
  }

  /** All of them, by their ids: {@code topic|partition|offset}. */
  Map<String, DeadLetter> all() {
    return LatestRecords.read(
        settings, settings.topics().deadLetters(), DeadLetter.class, id -> true);
  }

  /**
   * Puts records back into their topics, and takes them off this one. By the wall clock they become
   * known now; where the data's time is the clock, when they came first.
   */
  void retry(Collection<Map.Entry<String, DeadLetter>> letters, Instant now) {
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      for (Map.Entry<String, DeadLetter> entry : letters) {
        DeadLetter letter = entry.getValue();
        Instant known = settings.clock().mode() == ClockMode.LIVE ? now : letter.getTimestamp();
        writer.sendBytes(
            letter.getTopic(),
            bytes(letter.getKey()),
            bytes(letter.getValue()),
            known.toEpochMilli());
      }
      // What is not back in its topic must not leave this one.
      writer.flush();
      for (Map.Entry<String, DeadLetter> entry : letters) {
        writer.send(settings.topics().deadLetters(), entry.getKey(), null, now.toEpochMilli());
      }
      writer.flush();
    }
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
