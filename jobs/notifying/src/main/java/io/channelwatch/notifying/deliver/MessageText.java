package io.channelwatch.notifying.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import io.channelwatch.notification.Audience;
import io.channelwatch.notification.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages as text, through the templates, each written for its audience. Values are escaped for
 * the medium they go to. Where a team's own template fails on a message, the built-in one is taken,
 * so that the message is not lost.
 */
public final class MessageText {
  private static final Logger LOG = LoggerFactory.getLogger(MessageText.class);
  // So that templates may end each element of a list with a comma.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private final ZoneId programZone;
  private final String currency;
  private final Templates templates;
  private final CompiledTemplates own;
  private final CompiledTemplates builtIn;

  /** Writes for a program with this time zone and currency, in the built-in templates. */
  public MessageText(ZoneId programZone, String currency) {
    this(programZone, currency, Templates.BUILT_IN);
  }

  /** Writes for a program with this time zone and currency. */
  public MessageText(ZoneId programZone, String currency, Templates templates) {
    this.programZone = programZone;
    this.currency = currency;
    this.templates = templates;
    this.own = new CompiledTemplates(templates);
    this.builtIn = new CompiledTemplates(Templates.BUILT_IN);
  }

  /** The message as an HTML document for email, without charts. */
  public String html(Message message) {
    return html(message, Map.of());
  }

  /**
   * The message as an HTML document for email.
   *
   * @param charts by alert id, the address of a picture of its value over time
   */
  public String html(Message message, Map<String, String> charts) {
    return rendered(Medium.EMAIL_HTML, message, charts, text -> text);
  }

  /** The message as plain text. */
  public String plain(Message message) {
    return rendered(Medium.EMAIL_TEXT, message, Map.of(), text -> text);
  }

  /** The message as a JSON object with Slack's {@code text} and {@code blocks}. */
  public ObjectNode blocks(Message message) {
    return rendered(Medium.SLACK, message, Map.of(), MessageText::object);
  }

  /** The message as an Adaptive Card. */
  public ObjectNode card(Message message) {
    return rendered(Medium.TEAMS, message, Map.of(), MessageText::object);
  }

  /** What a medium's text stands for. */
  private interface Form<T> {
    T of(String text) throws JsonProcessingException;
  }

  private <T> T rendered(Medium medium, Message message, Map<String, String> charts, Form<T> form) {
    Map<String, Object> view = view(medium, message, charts);
    if (templates.changes(medium)) {
      try {
        return form.of(text(own, medium, message, view));
      } catch (IOException | HandlebarsException e) {
        LOG.error(
            "event=template_failed medium={} problem={}", medium, e.getClass().getSimpleName());
      }
    }
    try {
      return form.of(text(builtIn, medium, message, view));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text in the team's templates alone.
   *
   * @throws IOException if the medium takes a JSON object, and it is none
   */
  void tryOwn(Medium medium, Message message) throws IOException {
    String text = text(own, medium, message, view(medium, message, Map.of()));
    if (medium.json()) {
      object(text);
    }
  }

  /** The message in one line of plain text. */
  public String subject(Message message) {
    return view(message, Map.of()).headline();
  }

  /** All that templates of a medium can show of a message. */
  Map<String, Object> view(Medium medium, Message message, Map<String, String> charts) {
    return view(message, charts).view(medium.most());
  }

  private MessageView view(Message message, Map<String, String> charts) {
    Message shown = Audience.shown(message);
    String zone = shown.recipient().timeZone();
    Wording wording = new Wording(zone == null ? programZone : zone(zone), currency);
    return new MessageView(shown, wording, charts);
  }

  private static String text(
      CompiledTemplates templates, Medium medium, Message message, Map<String, Object> view)
      throws IOException {
    Template template = templates.get(medium, message.digest() ? Medium.DIGEST : Medium.MESSAGE);
    return template.apply(Context.newBuilder(view).resolver(MapValueResolver.INSTANCE).build());
  }

  private static ObjectNode object(String text) throws JsonProcessingException {
    return JSON.readValue(text, ObjectNode.class);
  }

  /** A contact's zone, or the program's if a profile holds something that is no zone. */
  private ZoneId zone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : programZone;
  }
}
