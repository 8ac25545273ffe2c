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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

      OneLogin login = new OneLogin();
      run.run(login, new Slow<>(rules, login.given));

      try (var alerts = SortedFiles.open(run.alerts(), new AlertForm(), Long.MAX_VALUE)) {
        assertThat(alerts.next().getAt()).isEqualTo("2026-01-08T00:00:00Z");
      }
    }
  }

  /** One login, and a clock that goes on for ten days. */
  private static final class OneLogin implements Feed<PartnerRecord> {

    private final CountDownLatch given = new CountDownLatch(1);
    private boolean last;

    @Override
    public boolean hasNext() {
      return !last;
    }

    @Override
    public PartnerRecord next() {
      last = true;
      Activity login = new Activity("e1", "p1", instant(), "portal_login", 10_000, null, null);
      return new PartnerRecord(login, instant(), new Received("", 0, 0, 0, null, null));
    }

    @Override
    public long instant() {
      return LOGIN.toEpochMilli();
    }

    @Override
    public long end() {
      given.countDown();
      return instant() + Duration.ofDays(10).toMillis();
    }
  }

  /** A list that waits until the logins are through, and gives their clock time to arrive. */
  private static final class Slow<T> extends AbstractList<T> {

    private final List<T> list;
    private final CountDownLatch others;

    Slow(List<T> list, CountDownLatch others) {
      this.list = list;
      this.others = others;
    }

    private void await() {
      try {
        others.await();
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
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
          await();
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
