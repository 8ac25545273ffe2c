package io.channelwatch.cli.embedded;

import io.channelwatch.cli.Html;
import java.util.List;

/** The received Slack messages as a page, the latest first. */
final class SlackPage {

  private static final String HEAD =
      """
      <!doctype html><meta charset="utf-8"><title>Slack messages</title>
      <style>body{font:15px/1.45 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
      article{border-left:4px solid #4a154b;padding:.2rem 1rem;margin:1rem 0}
      .context{color:#667;font-size:.85rem}
      h2{font-size:1rem;margin:0}</style><h1>Slack messages</h1>
      """;

  private SlackPage() {}

  static String of(List<SlackMessage> messages) {
    StringBuilder page = new StringBuilder(HEAD);
    for (int i = messages.size() - 1; i >= 0; i--) {
      SlackMessage message = messages.get(i);
      String channel = message.channel() == null ? "incoming webhook" : message.channel();
      String thread = message.threadTs() == null ? "" : " (in a thread)";
      page.append("<article><h2>").append(Html.escape(channel)).append(thread).append("</h2>");
      page.append(SlackBlocks.html(message)).append("</article>\n");
    }
    return page.toString();
  }
}
