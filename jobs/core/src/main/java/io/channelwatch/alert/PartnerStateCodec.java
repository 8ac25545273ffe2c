package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.kpi.PartnerHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A partner's state as bytes. The first byte is the format's version; every format that was ever
 * written can be read.
 */
public final class PartnerStateCodec {

  private static final int VERSION = 1;
  private static final int TICKING = 1;
  private static final int TOLD_KPIS = 2;

  private final FiscalCalendar calendar;
  private final HistoryLimits limits;

  /** Reads states of partners of this program. */
  public PartnerStateCodec(FiscalCalendar calendar, HistoryLimits limits) {
    this.calendar = calendar;
    this.limits = limits;
  }

  /** The state as bytes. */
  public byte[] write(PartnerState state) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(state.partnerId());
      ToldKpis told = state.toldKpis();
      boolean toldKpis = told.at != PartnerState.NEVER;
      out.writeByte((state.isTicking() ? TICKING : 0) | (toldKpis ? TOLD_KPIS : 0));
      out.writeLong(state.evaluatedAt());
      out.writeLong(state.wakeAt());
      if (toldKpis) {
        out.writeLong(told.at);
        out.writeLong(told.fingerprint);
      }
      AlertStateCodec.write(state.alerts().all(), out);
      state.trails().write(out);
      state.history().write(out);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The state that {@link #write} wrote.
   *
   * @throws UncheckedIOException if the bytes are damaged or of a later version
   */
  public PartnerState read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      requireVersion(in.readByte());
      String partnerId = in.readUTF();
      int flags = in.readByte();
      long evaluatedAt = in.readLong();
      long wakeAt = in.readLong();
      boolean toldKpis = (flags & TOLD_KPIS) != 0;
      long toldKpisAt = toldKpis ? in.readLong() : PartnerState.NEVER;
      long fingerprint = toldKpis ? in.readLong() : 0;
      List<AlertState> alerts = AlertStateCodec.read(partnerId, in);
      Trails trails = Trails.read(in);
      PartnerHistory history = PartnerHistory.read(in, partnerId, calendar, limits);
      PartnerState state = new PartnerState(partnerId, history, new AlertStates(alerts), trails);
      state.restore((flags & TICKING) != 0, evaluatedAt, wakeAt);
      state.toldKpis().at = toldKpisAt;
      state.toldKpis().fingerprint = fingerprint;
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireVersion(int version) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "partner state of version " + version + "; this release reads up to " + VERSION);
    }
  }
}
