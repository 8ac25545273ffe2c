package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.Contact;
import io.channelwatch.rule.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said when nothing holds an alert back any more. */
class MuteEndsTest {
  private static final String AT_ONCE = "policies: [{match: \"true\", channels: [slack]}]\n";

  @Test
  void theEndOfASilenceTellsThatItHeldBackWhatStillFires() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .silence("s", "true", "2026-03-02T11:00", "2026-03-02T13:00")
        .moves("a", 1, TransitionType.ESCALATED, Severity.CRITICAL, "2026-03-02T12:00")
        .opens("b", Severity.WARNING, "2026-03-02T12:30");

    assertThat(play.until("2026-03-02T14:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T12:00:00 not SILENCED anna: a1",
            "2026-03-02T12:30:00 not SILENCED anna: b0",
            "2026-03-02T13:00:30 ESCALATED anna by slack: a1 b0");
    assertThat(notes(last(play))).containsOnly("A silence held this back; it is over.");
  }

  @Test
  void nothingIsSaidOfASilenceOnceItsEndWasTold() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .silence("s", "true", "2026-03-02T11:00", "2026-03-02T13:00")
        .moves("a", 1, TransitionType.ESCALATED, Severity.CRITICAL, "2026-03-02T15:00");

    assertThat(play.until("2026-03-02T16:00")).hasSize(3);
    assertThat(play.run.messages())
        .flatExtracting(MuteEndsTest::notes)
        .containsExactly(null, "A silence held this back; it is over.", null);
  }

  @Test
  void whatEndedDuringASilenceIsToldWithoutAWordOfIt() {
    Play play = Play.under(AT_ONCE);
    play.opens("a", Severity.WARNING, "2026-03-02T10:00")
        .silence("s", "true", "2026-03-02T11:00", "2026-03-02T13:00")
        .resolves("a", 1, "2026-03-02T12:00");

    assertThat(play.until("2026-03-02T14:00")).hasSize(2);
    assertThat(notes(last(play))).containsOnlyNulls();
  }

  @Test
  void leadersAreNotToldWhatTheProgramSilenced() {
    Play play = Play.under(AT_ONCE);
    Item item = Examples.opened("a", Play.at("2026-03-02T10:00"));
    play.run.alert(new Incoming(item, List.of("leader"), null, Examples.ANNA));
    play.silence("s", "true", "2026-03-02T11:00", "2026-03-02T13:00");

    assertThat(play.until("2026-03-02T14:00"))
        .containsExactly(
            "2026-03-02T10:00:30 FIRST anna by slack: a0",
            "2026-03-02T13:00:30 REPEAT anna by slack: a0");
    assertThat(notes(last(play))).containsOnlyNulls();
  }

  @Test
  void whatFollowsAReminderThatWasMutedWaitsForOthersAgain() {
    Play play =
        Play.under(
            """
            policies: [{match: "true", channels: [slack], repeat_every: 12h}]
            quiet_hours: {from: "18:00", to: "08:00"}
            """);
    play.opens("a", Severity.WARNING, "2026-03-02T07:00")
        .acknowledge("a", "2026-03-02T20:00")
        .goesTo(new Contact("Bob", "bob@example.com", "U2", null), "2026-03-03T09:00");

    assertThat(play.until("2026-03-03T12:00"))
        .containsExactly(
            "2026-03-02T07:00:30 FIRST anna by slack: a0",
            "2026-03-02T19:00:30 not QUIET_HOURS anna: a0",
            "2026-03-03T09:00:00 not ACKNOWLEDGED bob: a0",
            "2026-03-03T09:00:30 HANDED_OVER anna by slack: a0");
  }

  private static List<String> notes(Message message) {
    assertThat(message.note()).as("who gets it is another matter").isNull();
    return message.tellings().values().stream().map(Message.Telling::note).toList();
  }

  private static Message last(Play play) {
    List<Message> messages = play.run.messages();
    return messages.get(messages.size() - 1);
  }
}
