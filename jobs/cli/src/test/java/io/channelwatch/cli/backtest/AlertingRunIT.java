package io.channelwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.config.Settings;
import io.channelwatch.event.Activity;
import io.channelwatch.event.RulesUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingRunIT {

  private static final Instant LOGIN = Instant.parse("2026-01-05T10:00:00Z");
  private static final String RULES =
      """
      apiVersion: channelwatch/v1
      kind: RuleSet
      metadata: {name: engagement, owner: channel-ops}
      rules:
        - id: quiet
          title: No logins
          kind: risk
          levels: [{severity: warning, when: "days_since('activity.portal_login') >= 3"}]
          notify: [cam]
      """;

  @TempDir Path folder;

  @Test
  void theClockGoesToTheEndEvenIfTheRulesComeAfterTheLastRecord() throws Exception {
    Path config = Files.writeString(folder.resolve("config.yaml"), "program: {}");
    Settings settings = ConfigOption.load(config);
    RulesUpdate update = new RulesUpdate("p", 1, Map.of("quiet.yaml", RULES), "me", 0);
    List<ReferenceRecord> rules = List.of(new ReferenceRecord(Feed.BEGINNING, null, update));
    try (LocalFlink flink = LocalFlink.start(settings, folder)) {
      AlertingRun run = new AlertingRun(flink, settings, folder);

      run.run(new OneLogin(), new Slow<>(rules));

      try (var alerts = SortedFiles.open(run.alerts(), new AlertForm(), Long.MAX_VALUE)) {
        assertThat(alerts.next().getAt()).isEqualTo("2026-01-08T00:00:00Z");
      }
    }
  }

  /** One login, and a clock that goes on for ten days. */
  private static final class OneLogin implements Feed<PartnerRecord> {

    private boolean given;

    @Override
    public boolean hasNext() {
      return !given;
    }

    @Override
    public PartnerRecord next() {
      given = true;
      Activity login = new Activity("e1", "p1", instant(), "portal_login", 10_000, null, null);
      return new PartnerRecord(login, instant(), new Received("", 0, 0, 0, null, null));
    }

    @Override
    public long instant() {
      return LOGIN.toEpochMilli();
    }

    @Override
    public long end() {
      return instant() + Duration.ofDays(10).toMillis();
    }
  }

  /** A list that takes its time, so that whoever reads another is through with it. */
  private static final class Slow<T> extends AbstractList<T> {

    private final List<T> list;

    Slow(List<T> list) {
      this.list = list;
    }

    @Override
    public T get(int index) {
      return list.get(index);
    }

    @Override
    public int size() {
      return list.size();
    }

    @Override
    public Iterator<T> iterator() {
      Iterator<T> rest = list.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
          return rest.hasNext();
        }

        @Override
        public T next() {
          return rest.next();
        }
      };
    }
  }
}
