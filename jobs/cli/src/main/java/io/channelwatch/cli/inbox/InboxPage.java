package io.channelwatch.cli.inbox;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.Words;
import io.channelwatch.cli.inbox.Looks.Person;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the page of one recipient: messages in their order, then what was not told and why. */
final class InboxPage {

  private static final String FOLDER = "/io/channelwatch/cli/inbox/";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

  // Browsers get slow with more; the earlier ones are a line each.
  private static final int MOST_IN_FULL = 1_000;

  private final Looks looks;
  private final String back;
  private final Template template;

  InboxPage(Looks looks, String back) throws IOException {
    this.looks = looks;
    this.back = back;
    this.template =
        new Handlebars(new ClassPathTemplateLoader(FOLDER, ".html.hbs"))
            .with(EscapingStrategy.HTML_ENTITY)
            .compile("inbox");
  }

  /** Writes a page of decisions that are in their order. */
  void write(Path file, Person person, String recipient, List<Notification> decisions)
      throws IOException {
    List<Notification> sent = decisions.stream().filter(Inboxes::isSent).toList();
    List<Notification> untold = decisions.stream().filter(each -> !Inboxes.isSent(each)).toList();
    ZoneId zone = person.zone() == null ? ZoneId.of("UTC") : person.zone();
    int brief = Math.max(0, sent.size() - MOST_IN_FULL);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("name", person.name());
    page.put("recipient", recipient.equals(person.name()) ? "" : recipient);
    page.put("zone", zone.getId());
    page.put("back", back);
    page.put("summary", summary(sent));
    page.put("brief", sent.subList(0, brief).stream().map(each -> line(each, zone)).toList());
    page.put(
        "messages",
        sent.subList(brief, sent.size()).stream().map(each -> message(each, zone)).toList());
    page.put("untoldCount", untold.isEmpty() ? "" : times(untold.size()));
    page.put("reasons", reasons(untold));
    page.put("untold", untold.stream().map(each -> untold(each, zone)).toList());
    try (Writer out = Files.newBufferedWriter(file)) {
      template.apply(Context.newBuilder(page).resolver(MapValueResolver.INSTANCE).build(), out);
    }
  }

  private static String summary(List<Notification> sent) {
    long digests = sent.stream().filter(each -> each.getWhy().equals("DIGEST")).count();
    return "%s, %s of them"
        .formatted(Words.count(sent.size(), "message"), Words.count(digests, "digest"));
  }

  private static String times(int count) {
    return count == 1 ? "Once" : "%,d times".formatted(count);
  }

  private Map<String, Object> line(Notification sent, ZoneId zone) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", time(sent.getAt(), zone));
    line.put("channel", String.valueOf(sent.getChannel()));
    line.put("why", DecisionWords.told(sent.getWhy()));
    line.put("subject", sent.getTitle());
    return line;
  }

  private Map<String, Object> message(Notification sent, ZoneId zone) {
    Map<String, Object> message = line(sent, zone);
    Look look = looks.of(sent);
    message.put("subject", look == null ? sent.getTitle() : look.subject());
    message.put("html", look == null ? "" : look.html());
    message.put("apart", look != null && look.apart());
    return message;
  }

  private static Map<String, Object> untold(Notification decision, ZoneId zone) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", time(decision.getAt(), zone));
    line.put("subject", decision.getTitle());
    line.put("why", DecisionWords.untold(decision.getWhy()));
    line.put("detail", decision.getDetail() == null ? "" : decision.getDetail());
    return line;
  }

  private static List<String> reasons(List<Notification> untold) {
    Map<String, Integer> counts = new TreeMap<>();
    untold.forEach(each -> counts.merge(DecisionWords.untold(each.getWhy()), 1, Integer::sum));
    return counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList();
  }

  private static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }
}
