package io.channelwatch.cli.demo;

import static io.channelwatch.cli.Html.escape;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import io.channelwatch.cli.embedded.ReceivedMail;
import io.channelwatch.cli.embedded.SlackBlocks;
import io.channelwatch.cli.embedded.SlackMessage;
import io.channelwatch.cli.inbox.Inboxes;
import io.channelwatch.cli.inbox.Looks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was sent, as files to look at: a page for each mail and one that shows everything. */
final class Outbox {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Channelwatch: what was sent</title>
      <style>
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; width: 100% }
        td, th { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ddd }
        td:first-child { white-space: nowrap }
        td p, td h3 { margin: .2rem 0 .5rem }
        td hr { border: 0; border-top: 1px solid #eee }
        .context { color: #667; font-size: .85rem }
        nav { margin: 1rem 0 }
      </style>
      <h1>What was sent</h1>
      <nav><a href="#inboxes">Recipients</a> · <a href="#mail">Mail</a> · <a href="#slack">Slack</a></nav>
      """;
  private static final String INBOXES = "inboxes";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Path folder;
  private final ZoneId zone;
  private final Set<String> slackChannels;

  /** Writes into a folder; times are shown in a zone, and these channels are Slack's. */
  Outbox(Path folder, ZoneId zone, Set<String> slackChannels) {
    this.folder = folder;
    this.zone = zone;
    this.slackChannels = slackChannels;
  }

  /**
   * What is to be shown.
   *
   * @param decisions on all messages, those that were not sent among them
   * @param persons the recipients by their ids
   * @param highlights what is worth a look
   */
  record Content(
      List<ReceivedMail> mails,
      List<SlackMessage> messages,
      List<Notification> decisions,
      Map<String, Looks.Person> persons,
      List<Highlight> highlights) {}

  /** Writes everything anew, in the order in which it was sent; returns the page that shows it. */
  Path write(Content content) throws IOException {
    Files.createDirectories(folder);
    List<Notification> sent =
        content.decisions().stream()
            .filter(each -> each.getStatus() == NotificationStatus.SENT)
            .toList();
    List<DatedSlackMessage> messages =
        DatedSlackMessage.inOrder(content.messages(), sent, slackChannels);
    StringBuilder page = new StringBuilder(HEAD);
    highlights(content.highlights(), page);
    inboxes(content, messages, page);
    mails(content.mails(), page);
    slack(messages, page);
    page.append("</html>\n");
    Path index = folder.resolve("index.html");
    Files.writeString(index, page);
    return index;
  }

  private void highlights(List<Highlight> highlights, StringBuilder page) {
    if (highlights.isEmpty()) {
      return;
    }
    page.append("<h2>Worth a look</h2>\n<table><tr><th>At<th>What<th>Subject\n");
    for (Highlight each : highlights) {
      page.append(
          "<tr><td>%s<td>%s<td>%s\n"
              .formatted(time(each.at()), escape(each.what()), escape(each.text())));
    }
    page.append("</table>\n");
  }

  private void inboxes(Content content, List<DatedSlackMessage> messages, StringBuilder page)
      throws IOException {
    Inboxes inboxes =
        new Inboxes(new ReceivedLooks(content.mails(), messages, content.persons()), zone);
    content.decisions().forEach(inboxes::add);
    page.append("<h2 id=\"inboxes\">Recipients</h2>\n");
    page.append("<table><tr><th>Who<th>Messages<th>Digests<th>Held back\n");
    for (Inboxes.Written each : inboxes.write(folder.resolve(INBOXES), "../index.html")) {
      page.append(
          "<tr><td><a href=\"%s\">%s</a><td>%d<td>%d<td>%d\n"
              .formatted(
                  INBOXES + "/" + each.file(),
                  escape(each.name()),
                  each.messages(),
                  each.digests(),
                  each.untold()));
    }
    page.append("</table>\n");
  }

  private void mails(List<ReceivedMail> mails, StringBuilder page) throws IOException {
    page.append("<h2 id=\"mail\">Mail</h2>\n<table><tr><th>At<th>To<th>Subject\n");
    int number = 0;
    for (ReceivedMail mail : inOrder(mails)) {
      String name = "mail-%04d.html".formatted(++number);
      String body = ReceivedLooks.html(mail);
      Files.writeString(
          folder.resolve(name),
          mail.html() == null ? "<!doctype html><meta charset=\"utf-8\">" + body : body);
      page.append(
          "<tr><td>%s<td>%s<td><a href=\"%s\">%s</a>\n"
              .formatted(time(mail.sentAt()), escape(mail.to()), name, escape(mail.subject())));
    }
    page.append("</table>\n");
  }

  private void slack(List<DatedSlackMessage> messages, StringBuilder page) {
    page.append("<h2 id=\"slack\">Slack</h2>\n<table><tr><th>At<th>To<th>Message\n");
    for (DatedSlackMessage dated : messages) {
      String channel = dated.message().channel();
      page.append(
          "<tr><td>%s<td>%s<td>%s\n"
              .formatted(
                  time(dated.at()),
                  escape(channel == null ? "incoming webhook" : channel),
                  SlackBlocks.html(dated.message())));
    }
    page.append("</table>\n");
  }

  private static List<ReceivedMail> inOrder(List<ReceivedMail> mails) {
    return mails.stream()
        .sorted(
            Comparator.comparing(
                ReceivedMail::sentAt, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at.atZone(zone));
  }
}
