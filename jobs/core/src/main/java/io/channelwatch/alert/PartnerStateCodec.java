package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.Decoder;
import io.channelwatch.kpi.Encoder;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.kpi.PartnerHistory;
import java.util.List;

/**
 * A partner's state as bytes. The first byte is the format's version, so that bytes of another one
 * are not guessed at.
 */
public final class PartnerStateCodec {

  private static final int VERSION = 2;
  private static final int TICKING = 1;
  private static final int EVALUATED = 2;
  private static final int WAKES = 4;
  private static final int TOLD_KPIS = 8;

  private final FiscalCalendar calendar;
  private final HistoryLimits limits;

  /** Reads states of partners of this program. */
  public PartnerStateCodec(FiscalCalendar calendar, HistoryLimits limits) {
    this.calendar = calendar;
    this.limits = limits;
  }

  /** The state as bytes. */
  public byte[] write(PartnerState state) {
    boolean evaluated = state.evaluatedAt() != PartnerState.NEVER;
    boolean wakes = state.wakeAt() != Long.MAX_VALUE;
    ToldKpis told = state.toldKpis();
    boolean toldKpis = told.at != PartnerState.NEVER;
    Encoder out = new Encoder();
    out.octet(VERSION);
    out.octet(
        (state.isTicking() ? TICKING : 0)
            | (evaluated ? EVALUATED : 0)
            | (wakes ? WAKES : 0)
            | (toldKpis ? TOLD_KPIS : 0));
    out.text(state.partnerId());
    if (evaluated) {
      out.instant(state.evaluatedAt());
    }
    if (wakes) {
      out.instant(state.wakeAt());
    }
    if (toldKpis) {
      out.instant(told.at);
      out.fixed(told.fingerprint);
    }
    AlertStateCodec.write(state.alerts().all(), out);
    state.trails().write(out);
    state.history().write(out);
    return out.toBytes();
  }

  /**
   * The state that {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the bytes are of another version
   * @throws RuntimeException if the bytes are damaged, as far as that shows
   */
  public PartnerState read(byte[] bytes) {
    Decoder in = new Decoder(bytes);
    requireVersion(in.octet());
    int flags = in.octet();
    String partnerId = in.text();
    long evaluatedAt = (flags & EVALUATED) == 0 ? PartnerState.NEVER : in.instant();
    long wakeAt = (flags & WAKES) == 0 ? Long.MAX_VALUE : in.instant();
    boolean toldKpis = (flags & TOLD_KPIS) != 0;
    long toldKpisAt = toldKpis ? in.instant() : PartnerState.NEVER;
    long fingerprint = toldKpis ? in.fixed() : 0;
    List<AlertState> alerts = AlertStateCodec.read(partnerId, in);
    Trails trails = Trails.read(in);
    PartnerHistory history = PartnerHistory.read(in, partnerId, calendar, limits);
    PartnerState state = new PartnerState(partnerId, history, new AlertStates(alerts), trails);
    state.restore((flags & TICKING) != 0, evaluatedAt, wakeAt);
    state.toldKpis().at = toldKpisAt;
    state.toldKpis().fingerprint = fingerprint;
    return state;
  }

  private static void requireVersion(int version) {
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "partner state of version " + version + "; this release reads version " + VERSION);
    }
  }
}
