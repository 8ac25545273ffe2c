package io.channelwatch.alerting.alert;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.event.Rejection;
import java.io.IOException;
import org.apache.flink.api.common.accumulators.LongMaximum;

/**
 * Lets happen to the partners of one task, tick by tick, what the agenda says: they take up their
 * records and are evaluated.
 */
final class PartnerTicks {

  private final Agenda agenda;
  private final PartnerStore partners;
  private final PartnerWatch watch;
  private final Reference reference;
  private final WatchOutput output;
  private final LongMaximum lastEventTick = new LongMaximum();

  PartnerTicks(
      Agenda agenda,
      PartnerStore partners,
      PartnerWatch watch,
      Reference reference,
      WatchOutput output) {
    this.agenda = agenda;
    this.partners = partners;
    this.watch = watch;
    this.reference = reference;
    this.output = output;
  }

  /** The last tick at which a record counted that was not a repeat. */
  LongMaximum lastEventTick() {
    return lastEventTick;
  }

  /** Lets everything happen up to an instant, partner by partner. */
  void advance(long until) throws IOException {
    for (Agenda.Entry entry : agenda.takeUntil(until)) {
      advance(entry, until, false);
    }
  }

  /**
   * Lets everything happen up to an instant at which something changes for every partner of which
   * anything is known, and looks at those.
   *
   * @param newRules whether all of them are looked at, or those alone that ever were
   */
  void advanceAll(long until, boolean newRules) throws IOException {
    for (Agenda.Entry entry : agenda.knownBy(until)) {
      boolean due = newRules || partners.change(entry.partnerId()).isEvaluated();
      advance(entry, until, due);
    }
  }

  /**
   * Lets happen to one partner, tick by tick, what is due up to an instant.
   *
   * @param evaluateLast whether the partner is evaluated at that instant in any case
   */
  private void advance(Agenda.Entry entry, long until, boolean evaluateLast) throws IOException {
    PartnerState partner = partners.change(entry.partnerId());
    boolean lastIsDue = evaluateLast;
    long tick = nextTick(entry, partner);
    while (tick <= until || lastIsDue) {
      tick = Math.min(tick, until);
      boolean due = tick == partner.wakeAt() || (lastIsDue && tick == until);
      lastIsDue &= tick != until;
      boolean news = apply(partner, entry.records(), tick);
      if (tick != PartnerRecord.FROM_THE_BEGINNING && (due || news)) {
        evaluate(partner, tick);
      }
      tick = nextTick(entry, partner);
    }
    agenda.wake(entry, partner.wakeAt());
  }

  private static long nextTick(Agenda.Entry entry, PartnerState partner) {
    return Math.min(entry.records().nextTick(), partner.wakeAt());
  }

  /** Takes up a partner's records of a tick; whether any of them was new. */
  private boolean apply(PartnerState partner, WaitingRecords records, long tick) {
    boolean news = false;
    while (records.nextTick() == tick) {
      PartnerRecord entry = records.take();
      Rejection rejection = watch.apply(partner, entry.event(), entry.knownAt(), reference.rates());
      if (rejection == null) {
        output.applied();
        news |= !partner.history().repeated();
      } else {
        output.refuse(entry, rejection);
      }
    }
    if (news && tick != PartnerRecord.FROM_THE_BEGINNING) {
      lastEventTick.add(tick);
    }
    return news;
  }

  private void evaluate(PartnerState partner, long tick) {
    output.tell(watch.evaluate(partner, reference.rules(), reference.previousRules(), tick));
  }
}
