package io.channelwatch.cli;

import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.events.RulesUpdate;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules in force: the last record that the topic holds for the program. */
public final class RulesTopic {

  private static final String UNNAMED = "default";

  private final Settings settings;

  /** The topic of these settings. */
  public RulesTopic(Settings settings) {
    this.settings = settings;
  }

  /** The program's name, which is the records' key; {@code default} where it has none. */
  public String program() {
    String name = settings.program().name();
    return name == null ? UNNAMED : name;
  }

  /** What was published last; null if nothing was. */
  public @Nullable RulesUpdate last() {
    return LatestRecords.read(
            settings, settings.topics().alertRules(), RulesUpdate.class, program()::equals)
        .get(program());
  }

  /**
   * Publishes a directory under the next version.
   *
   * @param known from when on the rules hold
   * @return the version
   */
  public long publish(Map<String, String> files, Instant known, @Nullable RulesUpdate before) {
    long version = before == null ? 1 : before.getVersion() + 1;
    String user = System.getProperty("user.name", "unknown");
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      writer.send(
          settings.topics().alertRules(),
          program(),
          new RulesUpdate(program(), version, files, user, known),
          known.toEpochMilli());
      writer.flush();
    }
    return version;
  }
}
