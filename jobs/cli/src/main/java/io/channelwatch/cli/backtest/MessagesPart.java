package io.channelwatch.cli.backtest;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.Counts;
import io.channelwatch.cli.backtest.LookSink.Drawing;
import io.channelwatch.cli.files.Draft;
import io.channelwatch.cli.files.WrittenRecords;
import io.channelwatch.cli.inbox.Inboxes;
import io.channelwatch.cli.inbox.SpooledLooks;
import io.channelwatch.config.Settings;
import io.channelwatch.event.Profile;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notifying.deliver.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second half of a backtest: alerts through the policies, and who would have seen what. */
final class MessagesPart {

  private final LocalFlink flink;
  private final Settings settings;
  private final Templates templates;
  private final Counts counts;
  private final Path work;
  private final List<ContactsChange> contacts = new ArrayList<>();

  /**
   * Where results go.
   *
   * @param decisions takes what would have been sent, and what not; null: nowhere
   * @param pages the folder of the recipients' pages; null: none are written
   * @param back the page from which these are reached, as seen from their folder
   */
  record Results(@Nullable Path decisions, @Nullable Path pages, String back) {}

  /** A part that counts what it decides; {@code work} is for what is of no use afterwards. */
  MessagesPart(LocalFlink flink, Settings settings, Templates templates, Counts counts, Path work) {
    this.flink = flink;
    this.settings = settings;
    this.templates = templates;
    this.counts = counts;
    this.work = work;
  }

  /** Takes note of who looks after a partner, in the order in which that became known. */
  void see(Profile profile, long knownAt) {
    Long updatedAt = profile.updatedAt();
    contacts.add(
        new ContactsChange(
            profile.partnerId(),
            Math.max(0, knownAt),
            updatedAt == null ? Long.MIN_VALUE : updatedAt,
            profile.cam(),
            profile.leader()));
  }

  /** Runs alerts through the policies; gives the pages that were written. */
  List<Inboxes.Written> run(
      Iterator<Alert> alerts, List<NotifyingRun.Dated> rulings, Span span, Results results)
      throws Exception {
    Path pages = results.pages();
    boolean ofUse = results.decisions() != null || pages != null;
    try (Draft decisions = Draft.of(results.decisions(), work);
        SpooledLooks looks = SpooledLooks.create(work);
        MergedLines<NotificationHead> lines =
            MergedLines.create(new NotificationForm(), ofUse ? decisions.file() : null, work)) {
      new NotifyingRun(flink, settings.program().timeZone().getId())
          .run(
              new AlertFeed(alerts, contacts, span.until()),
              rulings,
              lines,
              pages == null ? null : new Drawing(settings, templates, looks));
      lines.finish(span.last(), head -> counts.addMessage(head.channel(), head.status()));
      decisions.finish();
      return pages == null
          ? List.of()
          : inboxes(decisions.file(), looks).write(pages, results.back());
    }
  }

  private Inboxes inboxes(Path decisions, SpooledLooks looks) throws IOException {
    Inboxes inboxes = new Inboxes(looks, settings.program().timeZone());
    try (WrittenRecords<Notification> all =
        WrittenRecords.open(decisions, Notification.class, Notification.getClassSchema())) {
      all.forEachRemaining(inboxes::add);
    }
    return inboxes;
  }
}
