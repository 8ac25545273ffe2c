package io.channelwatch.cli.backtest;

import io.channelwatch.alerts.Alert;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notifying.ingest.AvroAlert;
import io.channelwatch.notifying.ingest.PartnerNews;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Alerts, and who looks after partners, in their order, for the second half. */
final class AlertFeed implements Feed<PartnerNews> {

  /** Whatever is held back for a while goes out within a week, and a day for the time zones. */
  private static final long GRACE = Duration.ofDays(8).toMillis();

  private final Iterator<Alert> alerts;
  private final Iterator<ContactsChange> contacts;
  private final @Nullable Long until;
  private @Nullable PartnerNews nextAlert;
  private @Nullable PartnerNews nextContacts;
  private long instant = BEGINNING;
  private long lastAlert = BEGINNING;

  /**
   * A feed whose clock goes to {@code until}, or until nothing that is held back is left.
   *
   * @param contacts in the order in which they became known
   */
  AlertFeed(Iterator<Alert> alerts, List<ContactsChange> contacts, @Nullable Long until) {
    this.alerts = alerts;
    this.contacts = contacts.iterator();
    this.until = until;
    advanceAlerts();
    advanceContacts();
  }

  private void advanceAlerts() {
    nextAlert = alerts.hasNext() ? PartnerNews.of(AvroAlert.incoming(alerts.next())) : null;
  }

  private void advanceContacts() {
    nextContacts = contacts.hasNext() ? PartnerNews.of(contacts.next()) : null;
  }

  @Override
  public boolean hasNext() {
    return nextAlert != null || nextContacts != null;
  }

  @Override
  public PartnerNews next() {
    PartnerNews alert = nextAlert;
    PartnerNews change = nextContacts;
    if (change != null && (alert == null || change.at() <= alert.at())) {
      instant = Math.max(instant, change.at());
      advanceContacts();
      return change;
    } else if (alert == null) {
      throw new NoSuchElementException();
    }
    instant = alert.at();
    lastAlert = instant;
    advanceAlerts();
    return alert;
  }

  @Override
  public long instant() {
    return instant;
  }

  @Override
  public long end() {
    return until != null
        ? until
        : lastAlert == BEGINNING ? instant : Math.max(instant, lastAlert + GRACE);
  }
}
