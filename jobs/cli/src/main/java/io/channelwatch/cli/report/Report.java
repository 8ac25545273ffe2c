package io.channelwatch.cli.report;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.AlertValue;
import io.channelwatch.calendar.Program;
import io.channelwatch.cli.inbox.Inboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the alerts of a backtest, in their order, and writes a page about them. All episodes are
 * kept in memory.
 */
public final class Report {

  /** An alert that fires again sooner than this after its end is counted as one that flaps. */
  static final Duration SOON = Duration.ofDays(7);

  private static final String NOBODY = "nobody";

  private final Program program;
  private final LocalTimes times;
  private final Map<String, RuleFacts> rules = new LinkedHashMap<>();
  private final Map<String, Episode> episodes = new LinkedHashMap<>();
  private final Map<String, Curve> curves = new LinkedHashMap<>();
  private final Map<String, Episode> last = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  /** A report on a program, whose days and weeks it counts in. */
  public Report(Program program) {
    this.program = program;
    this.times = new LocalTimes(program.timeZone());
  }

  /** Says what a partner is called, for those that no alert names. */
  public void name(String partnerId, String name) {
    names.put(partnerId, name);
  }

  /** Takes up the next alert. */
  public void add(Alert alert) {
    rules.computeIfAbsent(alert.getRuleId(), RuleFacts::new).learn(alert);
    Episode episode =
        episodes.computeIfAbsent(
            alert.getAlertId() + " " + alert.getPartnerId(), key -> begin(alert));
    episode.add(alert);
    RuleFacts.shown(alert.getValues())
        .forEach((text, value) -> episode.show(curve(alert, text, value)));
  }

  private Episode begin(Alert alert) {
    Episode episode =
        new Episode(alert, alert.getCam() == null ? NOBODY : alert.getCam().getName());
    String subject =
        "%s %s %s".formatted(alert.getRuleId(), alert.getPartnerId(), alert.getSubject().getId());
    Episode before = last.put(subject, episode);
    Instant ended = before == null ? null : before.resolvedAt();
    if (ended != null && alert.getOpenedAt().isBefore(ended.plus(SOON))) {
      episode.markAgain();
    }
    if (alert.getSubject().getName() != null) {
      names.put(alert.getSubject().getId(), alert.getSubject().getName());
    }
    return episode;
  }

  private Curve curve(Alert alert, String text, AlertValue value) {
    String key = alert.getPartnerId() + " " + alert.getSubject().getId() + " " + text;
    Curve curve = curves.computeIfAbsent(key, k -> new Curve(curves.size(), text));
    curve.addTrail(value.getTrail(), times.day(alert.getAt()));
    curve.addPoint(times.millis(alert.getAt()), value.getValue());
    return curve;
  }

  /** The folder beside a report in which the pages of recipients stand. */
  public static Path pages(Path report) {
    String name = report.getFileName().toString().replaceFirst("\\.html?$", "");
    return report.resolveSibling(name + "-messages");
  }

  /** The recipients' pages that a report leads to, and the folder in which they stand. */
  record InboxPages(String folder, List<Inboxes.Written> pages) {}

  /**
   * Writes the page.
   *
   * @param from when the rules came into force; null: with the first alert
   * @param until the last instant that was evaluated
   * @param inboxes the pages of recipients, which stand in the folder {@link #pages}
   * @throws IOException if the file cannot be written
   */
  public void write(Path file, @Nullable Instant from, Instant until, List<Inboxes.Written> inboxes)
      throws IOException {
    Instant first =
        from != null
            ? from
            : episodes.values().stream().findFirst().map(Episode::openedAt).orElse(until);
    ReportContent content =
        new Assembly(program, names, new ReportContent.Period(first, until))
            .of(
                rules.values(),
                List.copyOf(episodes.values()),
                curves.values(),
                new InboxPages(pages(file).getFileName().toString(), inboxes));
    Files.writeString(file, ReportPage.html(content));
  }
}
