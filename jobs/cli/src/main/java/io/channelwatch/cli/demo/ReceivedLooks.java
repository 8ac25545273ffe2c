package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.Html;
import io.channelwatch.cli.embedded.ReceivedMail;
import io.channelwatch.cli.embedded.SlackBlocks;
import io.channelwatch.cli.inbox.Look;
import io.channelwatch.cli.inbox.Looks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How messages looked that arrived at the embedded mail server and Slack receiver. */
final class ReceivedLooks implements Looks {

  private final Map<String, Look> byId = new HashMap<>();
  private final Map<String, Person> persons;

  /** Of these messages; {@code persons} are the recipients by their ids. */
  ReceivedLooks(
      List<ReceivedMail> mails, List<DatedSlackMessage> messages, Map<String, Person> persons) {
    this.persons = persons;
    for (ReceivedMail mail : mails) {
      String id = mail.messageId() == null ? "" : mail.messageId().replaceAll("^<|@.*$", "");
      byId.put(id, new Look(mail.subject(), html(mail), mail.html() != null));
    }
    for (DatedSlackMessage each : messages) {
      if (each.decision() != null) {
        byId.put(
            each.decision().getNotificationId(),
            new Look(each.message().text(), SlackBlocks.html(each.message()), false));
      }
    }
  }

  /** What is seen of a mail. */
  static String html(ReceivedMail mail) {
    if (mail.html() != null) {
      return mail.html();
    }
    return "<pre>" + Html.escape(mail.text() == null ? "" : mail.text()) + "</pre>";
  }

  @Override
  public @Nullable Look of(Notification decision) {
    return byId.get(decision.getNotificationId());
  }

  @Override
  public @Nullable Person person(String recipient) {
    return persons.get(recipient);
  }
}
