package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.embedded.ReceivedMail;
import io.channelwatch.cli.embedded.SlackBlocks;
import io.channelwatch.cli.embedded.SlackMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
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
      <nav><a href="#mail">Mail</a> · <a href="#slack">Slack</a></nav>
      """;
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

  /** A Slack message and when it was sent; null where no decision tells. */
  private record Dated(SlackMessage message, @Nullable Instant at) {}

  /**
   * Writes everything anew, in the order in which it was sent; returns the page that shows it.
   *
   * @param sent the decisions behind the messages: they know when a Slack message was sent
   */
  Path write(List<ReceivedMail> mails, List<SlackMessage> messages, List<Notification> sent)
      throws IOException {
    Files.createDirectories(folder);
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h2 id=\"mail\">Mail</h2>\n<table><tr><th>At<th>To<th>Subject\n");
    int number = 0;
    for (ReceivedMail mail : inOrder(mails)) {
      String name = "mail-%04d.html".formatted(++number);
      Files.writeString(folder.resolve(name), body(mail));
      page.append(
          "<tr><td>%s<td>%s<td><a href=\"%s\">%s</a>\n"
              .formatted(time(mail.sentAt()), escape(mail.to()), name, escape(mail.subject())));
    }
    page.append("</table>\n<h2 id=\"slack\">Slack</h2>\n<table><tr><th>At<th>To<th>Message\n");
    for (Dated dated : dated(messages, sent)) {
      String channel = dated.message().channel();
      page.append(
          "<tr><td>%s<td>%s<td>%s\n"
              .formatted(
                  time(dated.at()),
                  escape(channel == null ? "incoming webhook" : channel),
                  SlackBlocks.html(dated.message())));
    }
    page.append("</table>\n</html>\n");
    Path index = folder.resolve("index.html");
    Files.writeString(index, page);
    return index;
  }

  private static List<ReceivedMail> inOrder(List<ReceivedMail> mails) {
    return mails.stream()
        .sorted(
            Comparator.comparing(
                ReceivedMail::sentAt, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  /** Messages of one title came in the order of the decisions on them. */
  private List<Dated> dated(List<SlackMessage> messages, List<Notification> sent) {
    Map<String, Deque<Instant>> byTitle = new HashMap<>();
    sent.stream()
        .filter(decision -> slackChannels.contains(decision.getChannel()))
        .sorted(Comparator.comparing(Notification::getAt))
        .forEach(
            decision ->
                byTitle
                    .computeIfAbsent(decision.getTitle(), title -> new ArrayDeque<>())
                    .add(decision.getAt()));
    return messages.stream()
        .map(m -> new Dated(m, byTitle.getOrDefault(m.text(), new ArrayDeque<>()).poll()))
        .sorted(Comparator.comparing(Dated::at, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at.atZone(zone));
  }

  private static String body(ReceivedMail mail) {
    if (mail.html() != null) {
      return mail.html();
    }
    return "<!doctype html><meta charset=\"utf-8\"><pre>%s</pre>"
        .formatted(escape(mail.text() == null ? "" : mail.text()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
