package io.channelwatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.cli.embedded.ReceivedMail;
import io.channelwatch.cli.embedded.SlackMessage;
import io.channelwatch.cli.inbox.Looks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  private static final Instant EARLY = Instant.parse("2026-03-01T09:30:00Z");
  private static final Instant LATE = Instant.parse("2026-03-02T09:30:00Z");

  @TempDir Path folder;

  @Test
  void everythingIsListedWithItsTimeInTheOrderInWhichItWasSent() throws IOException {
    Path index =
        new Outbox(folder, ZoneId.of("Europe/Berlin"), Set.of("chat"))
            .write(
                content(
                    List.of(mail("late mail", LATE), mail("early mail", EARLY)),
                    List.of(slack("late chat"), slack("early chat")),
                    List.of(sent("chat", "late chat", LATE), sent("chat", "early chat", EARLY))));

    assertThat(Files.readString(index))
        .containsSubsequence(
            "2026-03-01 10:30", "mail-0001.html\">early mail", "2026-03-02 10:30", ">late mail")
        .containsSubsequence(
            "id=\"slack\"",
            "2026-03-01 10:30",
            "<p>early chat",
            "2026-03-02 10:30",
            "<p>late chat");
  }

  @Test
  void aRecipientsPageShowsWhatArrivedInItsOrder() throws IOException {
    Path index =
        new Outbox(folder, ZoneId.of("Europe/Berlin"), Set.of("chat"))
            .write(
                content(
                    List.of(mail("a mail", LATE)),
                    List.of(slack("a chat")),
                    List.of(sent("mail", "a mail", LATE), sent("chat", "a chat", EARLY))));

    assertThat(Files.readString(index))
        .contains("<a href=\"inboxes/a.html\">Ana</a><td>2<td>0<td>0")
        .containsSubsequence("Worth a look", "2026-03-02 10:30", "escalation", "a &lt;chat&gt;");
    assertThat(Files.readString(folder.resolve("inboxes").resolve("a.html")))
        .contains("href=\"../index.html\"")
        .containsSubsequence(
            "Sun 1 Mar 2026, 10:30", "<p>a chat</p>", "Mon 2 Mar 2026, 10:30", "<p>html</p>");
  }

  private static Outbox.Content content(
      List<ReceivedMail> mails, List<SlackMessage> messages, List<Notification> decisions) {
    return new Outbox.Content(
        mails,
        messages,
        decisions,
        Map.of("a", new Looks.Person("Ana", null)),
        List.of(new Highlight("escalation", LATE, "a <chat>")));
  }

  private static ReceivedMail mail(String subject, Instant at) {
    return new ReceivedMail(
        "a@example.com", subject, at, "<" + subject + "@channelwatch>", "text", "<p>html</p>");
  }

  private static SlackMessage slack(String text) {
    return new SlackMessage("U1", "1.1", null, text, "{}");
  }

  private static Notification sent(String channel, String title, Instant at) {
    return Notification.newBuilder()
        .setNotificationId(title)
        .setAt(at)
        .setRecipient("a")
        .setRole("cam")
        .setChannel(channel)
        .setStatus(NotificationStatus.SENT)
        .setWhy("FIRST")
        .setItems(List.of())
        .setTitle(title)
        .setDetail(null)
        .build();
  }
}
