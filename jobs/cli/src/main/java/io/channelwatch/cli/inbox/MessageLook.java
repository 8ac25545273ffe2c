package io.channelwatch.cli.inbox;

import io.channelwatch.cli.Html;
import io.channelwatch.cli.embedded.SlackBlocks;
import io.channelwatch.cli.embedded.SlackMessage;
import io.channelwatch.config.Settings;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.deliver.MessageText;
import io.channelwatch.notifying.deliver.Templates;
import io.channelwatch.notifying.deliver.email.Charts;
import io.channelwatch.notifying.deliver.slack.SlackLimits;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes looks with the very templates and charts that messages are sent with. */
public final class MessageLook {

  private final MessageText text;

  /** For the program of the settings, in these templates. */
  public MessageLook(Settings settings, Templates templates) {
    this.text =
        new MessageText(settings.program().timeZone(), settings.program().currency(), templates);
  }

  /** The message as the first of its channels shows it; as plain text where that is no page. */
  public Look of(Message message) {
    String subject = text.subject(message);
    return switch (message.chain().channels().get(0).type()) {
      case EMAIL -> new Look(subject, text.html(message, charts(message)), true);
      case SLACK -> new Look(subject, slack(message), false);
      default -> new Look(subject, "<pre>" + Html.escape(text.plain(message)) + "</pre>", false);
    };
  }

  private String slack(Message message) {
    String json = SlackLimits.kept(text.blocks(message)).toString();
    return SlackBlocks.html(new SlackMessage(null, "", null, text.subject(message), json));
  }

  /** A page has its pictures in itself. */
  private static Map<String, String> charts(Message message) {
    Map<String, String> addresses = new LinkedHashMap<>();
    Charts.of(message)
        .byAlert()
        .forEach((alertId, png) -> addresses.put(alertId, Html.picture(png)));
    return addresses;
  }
}
