package io.channelwatch.notifying.deliver;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import io.channelwatch.notification.Headline;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as text, through the templates. Values are escaped for the medium they go to. */
public final class MessageText {
  private static final String FOLDER = "/io/channelwatch/notifying/deliver/";
  private static final int MOST_IN_EMAIL = 10;
  // Slack takes 50 blocks; an entry makes up to seven.
  private static final int MOST_IN_SLACK = 6;

  private final ZoneId programZone;
  private final String currency;
  private final Template html;
  private final Template plain;
  private final Template blocks;

  /** Compiles the templates, for a program with this time zone and currency. */
  public MessageText(ZoneId programZone, String currency) {
    this.programZone = programZone;
    this.currency = currency;
    this.html = template("email/", ".html.hbs", EscapingStrategy.HTML_ENTITY);
    this.plain = template("email/", ".txt.hbs", EscapingStrategy.NOOP);
    this.blocks = template("slack/", ".json.hbs", MessageText::slack);
  }

  /** The message as an HTML document for email. */
  public String html(Message message) {
    return render(html, message, MOST_IN_EMAIL);
  }

  /** The message as plain text. */
  public String plain(Message message) {
    return render(plain, message, MOST_IN_EMAIL);
  }

  /** The message as a JSON object with Slack's {@code text} and {@code blocks}. */
  public String blocks(Message message) {
    return render(blocks, message, MOST_IN_SLACK);
  }

  private String render(Template template, Message message, int most) {
    Context context =
        Context.newBuilder(view(message, most)).resolver(MapValueResolver.INSTANCE).build();
    try {
      return template.apply(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> view(Message message, int most) {
    String zone = message.recipient().timeZone();
    Wording wording = new Wording(zone == null ? programZone : zone(zone), currency);
    List<Item> entries = message.entries();
    int shown = Math.min(entries.size(), most);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("headline", message.title());
    view.put("name", message.recipient().name());
    view.put("many", entries.size() > 1);
    view.put("count", entries.size());
    view.put("more", entries.size() - shown);
    view.put("note", message.note() == null ? "" : message.note());
    view.put("at", wording.instant(message.at()));
    view.put("capacity", capacity(message));
    view.put(
        "entries",
        entries.subList(0, shown).stream().map(i -> new EntryView(i, wording).view()).toList());
    view.put(
        "others", entries.subList(shown, entries.size()).stream().map(MessageText::line).toList());
    return view;
  }

  /** As whom the recipient is told; who stands in for another is told for whom. */
  private static String capacity(Message message) {
    String role =
        switch (message.role()) {
          case "cam" -> "channel account manager";
          case "leader" -> "leader of the partner";
          default -> message.role();
        };
    return message.note() == null ? "as " + role : "in place of the " + role;
  }

  private static String line(Item item) {
    return Headline.of(item);
  }

  /** A contact's zone, or the program's if a profile holds something that is no zone. */
  private ZoneId zone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : programZone;
  }

  private static Template template(String folder, String suffix, EscapingStrategy escaping) {
    Handlebars handlebars =
        new Handlebars(new ClassPathTemplateLoader(FOLDER + folder, suffix))
            .with(escaping)
            .prettyPrint(true);
    try {
      return handlebars.compile("message");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Escapes for mrkdwn, where three characters mean something, inside a JSON string. */
  static String slack(CharSequence value) {
    String text = value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        default -> escaped.append(c < ' ' ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
