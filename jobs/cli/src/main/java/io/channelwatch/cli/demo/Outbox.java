package io.channelwatch.cli.demo;

import io.channelwatch.cli.embedded.ReceivedMail;
import io.channelwatch.cli.embedded.SlackMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was sent, as files to look at: a page for each mail and one that lists everything. */
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
        td.text { white-space: pre-wrap }
        nav { margin: 1rem 0 }
      </style>
      <h1>What was sent</h1>
      <nav><a href="#mail">Mail</a> · <a href="#slack">Slack</a></nav>
      """;

  private final Path folder;

  Outbox(Path folder) {
    this.folder = folder;
  }

  /** Writes everything anew; returns the page that lists it. */
  Path write(List<ReceivedMail> mails, List<SlackMessage> messages) throws IOException {
    Files.createDirectories(folder);
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h2 id=\"mail\">Mail</h2>\n<table><tr><th>To<th>Subject\n");
    for (int i = 0; i < mails.size(); i++) {
      ReceivedMail mail = mails.get(i);
      String name = "mail-%04d.html".formatted(i + 1);
      Files.writeString(folder.resolve(name), body(mail));
      page.append(
          "<tr><td>%s<td><a href=\"%s\">%s</a>\n"
              .formatted(escape(mail.to()), name, escape(mail.subject())));
    }
    page.append("</table>\n<h2 id=\"slack\">Slack</h2>\n<table><tr><th>To<th>Message\n");
    for (SlackMessage message : messages) {
      String channel = message.channel() == null ? "incoming webhook" : message.channel();
      page.append(
          "<tr><td>%s<td class=\"text\">%s\n".formatted(escape(channel), escape(message.text())));
    }
    page.append("</table>\n</html>\n");
    Path index = folder.resolve("index.html");
    Files.writeString(index, page);
    return index;
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
