package io.channelwatch.cli;

import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.events.Silence;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Silences and acknowledgements: the last record that the topic holds for each id. */
final class SilencesTopic {

  private final Settings settings;

  /** The topic of these settings. */
  SilencesTopic(Settings settings) {
    this.settings = settings;
  }

  /** Those that were not taken back, by their ids. */
  Collection<Silence> all() {
    return LatestRecords.read(
            settings, settings.topics().alertSilences(), Silence.class, id -> true)
        .values();
  }

  /** Publishes one; it holds from now on at the earliest. */
  void publish(Silence silence, Instant now) {
    send(silence.getSilenceId(), silence, now);
  }

  /** Takes one back. */
  void remove(String id, Instant now) {
    send(id, null, now);
  }

  private void send(String id, @Nullable Silence silence, Instant now) {
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      writer.send(settings.topics().alertSilences(), id, silence, now.toEpochMilli());
      writer.flush();
    }
  }
}
