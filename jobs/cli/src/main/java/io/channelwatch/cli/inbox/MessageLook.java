package io.channelwatch.cli.inbox;

import io.channelwatch.cli.embedded.SlackBlocks;
import io.channelwatch.cli.embedded.SlackMessage;
import io.channelwatch.config.Settings;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.deliver.MessageText;
import io.channelwatch.notifying.deliver.TemplateCheck;
import io.channelwatch.notifying.deliver.Templates;
import io.channelwatch.notifying.deliver.email.Charts;
import io.channelwatch.notifying.deliver.slack.SlackLimits;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** How messages look: HTML made with the very templates and charts that they are sent with. */
public final class MessageLook {

  private final MessageText text;

  private MessageLook(MessageText text) {
    this.text = text;
  }

  /** For the program of the settings, in these templates. */
  static MessageLook of(Settings settings, Templates templates) {
    return new MessageLook(
        new MessageText(
            settings.program().timeZone(), settings.program().currency(), templates));
  }

  /**
   * The templates of the settings.
   *
   * @throws io.channelwatch.notifying.deliver.BrokenTemplates if they cannot be used
   */
  static Templates templates(Settings settings) {
    return TemplateCheck.usable(settings.templates());
  }

  /** The message in one line. */
  String subject(Message message) {
    return text.subject(message);
  }

  /** The message as the first of its channels shows it; as plain text where that is no page. */
  Look of(Message message) {
    ChannelSpec.Type type = message.chain().channels().get(0).type();
    return switch (type) {
      case EMAIL -> new Look(text.html(message, charts(message)), true);
      case SLACK -> new Look(slack(message), false);
      default -> new Look("<pre>" + Html.escape(text.plain(message)) + "</pre>", false);
    };
  }

  private String slack(Message message) {
    var body = SlackLimits.kept(text.blocks(message));
    return SlackBlocks.html(
        new SlackMessage(null, "", null, body.path("text").asText(), body.toString()));
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
