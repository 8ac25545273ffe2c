package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.Freshness;
import io.channelwatch.alert.StaleTopicAlert;
import io.channelwatch.event.PartnerTopic;
import io.channelwatch.rule.RuleProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the shipped policies make of a topic that stops and returns. */
class StaleTopicMessageTest {

  private static final long STOPPED = at("2026-03-03T15:00:00Z");
  private static final long STALE = at("2026-03-05T05:00:00Z");
  private static final long FRESH = at("2026-03-06T14:00:00Z");

  @Test
  void theOwnerIsToldOfTheBeginningAndOfTheEnd() throws Exception {
    List<Message> messages = messages("channel-ops");

    assertThat(messages)
        .extracting(message -> Instant.ofEpochMilli(message.at()) + " " + message.recipient().id())
        .containsExactly("2026-03-05T13:00:00Z channel-ops", "2026-03-06T14:00:30Z channel-ops");
    assertThat(messages.get(0).title())
        .isEqualTo("Data quality: No records come in any more — partner-activity");
    assertThat(messages.get(0).entries())
        .singleElement()
        .satisfies(
            item ->
                assertThat(item.message())
                    .startsWith(
                        "Nothing has come in on partner-activity since 2026-03-03 10:00"
                            + " (America/New_York)."));
  }

  @Test
  void whereNobodyHasTheOwnersNameTheFallbackIs() throws Exception {
    assertThat(messages("nobody"))
        .hasSize(2)
        .allSatisfy(message -> assertThat(message.recipient().id()).isEqualTo("channel-ops"));
  }

  private static List<Message> messages(String owner) throws Exception {
    String text = Files.readString(Path.of("../../rules/notifications.yaml"));
    NotificationConfig shipped = NotificationFile.read("notifications.yaml", text).config();
    DryRun run = new DryRun();
    run.rules(0, new Router(shipped, KpiTitles.NONE, "America/New_York"));
    StaleTopicAlert alert = new StaleTopicAlert(ZoneId.of("America/New_York"), owner);
    tell(run, alert, true, STALE, STOPPED);
    tell(run, alert, false, FRESH, FRESH);
    run.playUntil(FRESH + 86_400_000L);
    return run.messages();
  }

  private static void tell(
      DryRun run, StaleTopicAlert alert, boolean stale, long at, long silentFrom) {
    Freshness.News news =
        new Freshness.News(PartnerTopic.PARTNER_ACTIVITY, stale, STALE, silentFrom);
    run.alert(Incoming.of(alert.of(news, RuleProgram.EMPTY, at)));
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
