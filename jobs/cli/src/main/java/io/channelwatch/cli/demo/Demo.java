package io.channelwatch.cli.demo;

import io.channelwatch.cli.CommandFailure;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.Jobs;
import io.channelwatch.cli.Logs;
import io.channelwatch.cli.Replay;
import io.channelwatch.cli.RulesFolder;
import io.channelwatch.cli.RulesTopic;
import io.channelwatch.cli.Words;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.setup.Broker;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicPlan;
import io.channelwatch.cli.setup.TopicSetup;
import io.channelwatch.config.Settings;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.NotificationConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs event files through the whole system on embedded parts. */
public final class Demo {

  private static final int PARTITIONS = 2;
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final String NOTIFICATIONS = "notifications.yaml";

  private final Console console;
  private final Source source;
  private final RulesFolder rules;
  private final int port;
  private final long startedAt = System.nanoTime();

  /** A demo with rules on a source; Flink's web UI listens on the port. */
  public Demo(Console console, Source source, RulesFolder rules, int port) {
    this.console = console;
    this.source = source;
    this.rules = rules;
    this.port = port;
  }

  /**
   * What the demo runs on.
   *
   * @param events the event files; an empty list of files is no error
   * @param given the settings, of which program, limits and names are taken
   * @param rulesFrom from when on the rules hold
   * @param isSample whether it is the sample program, whose stories are told
   */
  public record Source(EventFiles events, Settings given, Instant rulesFrom, boolean isSample) {}

  /**
   * Runs the data through.
   *
   * @param exit whether to end then, rather than stay up for a look
   */
  public void run(Path path, boolean exit) throws Exception {
    rules.checked(source.given().program().currency(), console);
    DemoFolder folder = DemoFolder.prepare(path);
    Logs.toFile(folder.log());
    say("Starting Kafka, the schema registry, a mail server and a Slack receiver …");
    try (EmbeddedParts parts = EmbeddedParts.start(folder.path())) {
      Settings settings = parts.settings(source.given(), source.given().program());
      setUp(parts, settings, folder);
      People people = new People();
      people.learn(notifications());
      new Replay(settings, 0, console).publish(source.events(), people::learn);
      say("Starting Flink and the two jobs …");
      try (EmbeddedFlink flink = EmbeddedFlink.start(settings, folder.path(), port)) {
        flink.submit(Jobs.ALERTING);
        flink.submit(Jobs.NOTIFYING);
        Outbox outbox = new Outbox(folder.sent(), settings.program().timeZone(), slackChannels());
        Tally tally = new Tally();
        List<Highlight> highlights = follow(settings, flink, tally, people);
        Path sent =
            outbox.write(
                new Outbox.Content(
                    parts.mail().mails(),
                    parts.slack().messages(),
                    tally.decisions(),
                    people.recipients(),
                    highlights));
        whereToLook(sent, folder);
        if (!exit) {
          whatStaysUp(parts, flink);
          new CountDownLatch(1).await();
        }
      }
    }
    say("Done.");
  }

  private void setUp(EmbeddedParts parts, Settings settings, DemoFolder folder) throws Exception {
    List<TopicPlan> topics = TopicPlan.all(settings);
    try (Broker broker = Broker.connect(settings.kafka())) {
      new TopicSetup(broker, said -> {}).apply(topics, PARTITIONS, 1);
    }
    Registry.connect(settings.schemaRegistry()).register(topics, said -> {});
    say("Created %d topics and registered their schemas.".formatted(topics.size()));
    String notifications = rules.files().get(NOTIFICATIONS);
    RulesFolder turned = rules;
    if (notifications != null) {
      EmbeddedChannels channels = new EmbeddedChannels(parts, folder.path().resolve("slack-token"));
      turned = rules.with(Map.of(NOTIFICATIONS, channels.turn(notifications)));
    }
    var checked = turned.check(settings.program().currency(), 1);
    if (checked.rules() == null) {
      turned.print(checked.problems(), console);
      throw CommandFailure.found("The rules have errors.");
    }
    new RulesTopic(settings).publish(turned.files(), source.rulesFrom(), null);
    say(
        "Applied %s, in force from %s on."
            .formatted(
                Words.count(checked.rules().rules().size(), "rule"),
                day(source.rulesFrom().toEpochMilli(), settings)));
  }

  private @Nullable NotificationConfig notifications() {
    return rules.check(source.given().program().currency(), 1).notifications();
  }

  private Set<String> slackChannels() {
    NotificationConfig config = notifications();
    return config == null
        ? Set.of()
        : config.channels().values().stream()
            .filter(channel -> channel.type() == ChannelSpec.Type.SLACK)
            .map(ChannelSpec::name)
            .collect(Collectors.toSet());
  }

  /**
   * Shows what comes until the data is through and nothing has come for a while; gives what is
   * worth a look among the messages.
   */
  private List<Highlight> follow(Settings settings, EmbeddedFlink flink, Tally tally, People people)
      throws Exception {
    long end = source.events().lastKnownAt();
    YearMonth month = null;
    try (Feed feed = new Feed(settings, console, tally, people.partners())) {
      long quietSince = System.nanoTime();
      while (feed.clock() < end || System.nanoTime() - quietSince < QUIET.toNanos()) {
        if (feed.poll(Duration.ofMillis(250)) > 0) {
          quietSince = System.nanoTime();
        } else {
          flink.check();
        }
        YearMonth now = YearMonth.from(day(feed.clock(), settings));
        if (feed.clock() >= source.rulesFrom().toEpochMilli() && !now.equals(month)) {
          month = now;
          console.line("@|faint ── until %s ──|@".formatted(day(feed.clock(), settings)));
        }
      }
      feed.finish();
    }
    Summary summary = new Summary(tally, console, settings.program().timeZone());
    summary.counts();
    if (!source.isSample()) {
      return List.of();
    }
    List<Highlight> highlights = Highlight.of(tally.decisions());
    summary.stories();
    summary.highlights(highlights);
    return highlights;
  }

  private void whereToLook(Path sent, DemoFolder folder) {
    console.line("");
    console.line("  @|bold where to look|@");
    console.line("  mail and Slack messages  " + sent.toUri());
    console.line("  log                      " + folder.log());
    console.line("");
  }

  private void whatStaysUp(EmbeddedParts parts, EmbeddedFlink flink) {
    console.line("  @|bold up until Ctrl-C|@");
    console.line("  Flink's web UI           " + flink.address());
    console.line("  Slack receiver           " + parts.slack().url());
    console.line("  Kafka                    " + parts.kafka().bootstrapServers());
    console.line("  schema registry          " + parts.registry().url());
    console.line("");
    console.note("The data is through. Ctrl-C ends the demo.");
  }

  private void say(String text) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    console.line("@|faint %5.1f s|@  %s".formatted(seconds, text));
  }

  private static LocalDate day(long millis, Settings settings) {
    return Instant.ofEpochMilli(millis).atZone(settings.program().timeZone()).toLocalDate();
  }
}
