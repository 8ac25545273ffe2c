package io.channelwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.config.Settings;
import io.channelwatch.event.Activity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingRunIT {

  private static final int PARTNERS = 20;
  private static final long LOGIN = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();
  private static final long UNTIL = Instant.parse("2026-01-20T00:00:00Z").toEpochMilli();

  private static final String QUIET =
      """
      apiVersion: channelwatch/v1
      kind: RuleSet
      metadata: {name: engagement, owner: channel-ops}
      rules:
        - id: quiet
          title: No logins
          kind: risk
          levels:
            - {severity: warning, when: "days_since('activity.portal_login') >= 3"}
          notify: [cam]
      """;

  @TempDir Path folder;

  @Test
  void theClockGoesToItsEndEvenIfTheRulesComeAfterAllRecords() throws Exception {
    CompletableFuture<Thread> recordsRead = new CompletableFuture<>();
    Files.writeString(folder.resolve("c.yaml"), "program: {}\nflink: {parallelism.default: 4}\n");
    Settings settings = ConfigOption.load(folder.resolve("c.yaml"));
    List<AlertHead> told = new ArrayList<>();
    try (LocalFlink flink = LocalFlink.start(settings, folder);
        MergedLines<AlertHead> alerts = MergedLines.create(new AlertForm(), null, folder)) {
      AlertingRun run = new AlertingRun(flink, settings);
      run.run(new Logins(recordsRead), new LateRules(recordsRead), alerts);
      alerts.finish(UNTIL, told::add);
    }
    assertThat(told)
        .hasSize(PARTNERS)
        .extracting(AlertHead::at)
        .containsOnly(Instant.parse("2026-01-08T00:00:00Z").toEpochMilli());
  }

  /** A login of each partner, and silence until the end. */
  private static final class Logins implements Feed<PartnerRecord> {

    private final CompletableFuture<Thread> reader;
    private int given;

    Logins(CompletableFuture<Thread> reader) {
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      return given < PARTNERS;
    }

    @Override
    public PartnerRecord next() {
      given++;
      reader.complete(Thread.currentThread());
      return new PartnerRecord(
          new Activity("e" + given, "p" + given, LOGIN, "portal_login", 10_000, null, null),
          LOGIN,
          new Received("", 0, 0, 0, null, null));
    }

    @Override
    public long instant() {
      return given > 0 ? LOGIN : BEGINNING;
    }

    @Override
    public long end() {
      return UNTIL;
    }
  }

  /** Rules that are given once the task that reads the records has ended. */
  private static final class LateRules extends AbstractList<ReferenceRecord> {

    private final CompletableFuture<Thread> reader;

    LateRules(CompletableFuture<Thread> reader) {
      this.reader = reader;
    }

    @Override
    public ReferenceRecord get(int index) {
      try {
        reader.join().join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return RulesSource.rules(Map.of("quiet.yaml", QUIET), new Span(null, null, 1_000)).get(index);
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
