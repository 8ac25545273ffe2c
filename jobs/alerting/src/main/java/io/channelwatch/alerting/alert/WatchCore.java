package io.channelwatch.alerting.alert;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.PartnerStateCodec;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.alerting.alert.PartnerStore.PartnerStateForm;
import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.config.Settings;
import io.channelwatch.kpi.HistoryLimits;

/** The parts of the core that a task needs, put together as the settings say. */
final class WatchCore {

  private final PartnerWatch watch;
  private final PartnerStateCodec codec;

  WatchCore(WatchSettings options) {
    Settings settings = options.settings();
    FiscalCalendar calendar = new FiscalCalendar(settings.program());
    HistoryLimits limits =
        new HistoryLimits(settings.historyRetention(), settings.ingest().dedupHorizon());
    long interval = settings.evaluationInterval();
    this.watch =
        options.tellsKpis()
            ? PartnerWatch.tellingKpis(calendar, limits, interval, settings.kpiEmitInterval())
            : new PartnerWatch(calendar, limits, interval);
    this.codec = new PartnerStateCodec(calendar, limits);
  }

  PartnerWatch watch() {
    return watch;
  }

  PartnerStateForm form() {
    return new Form(watch, codec);
  }

  private record Form(PartnerWatch watch, PartnerStateCodec codec) implements PartnerStateForm {

    @Override
    public PartnerState create(String partnerId) {
      return watch.create(partnerId);
    }

    @Override
    public byte[] write(PartnerState state) {
      return codec.write(state);
    }

    @Override
    public PartnerState read(byte[] bytes) {
      return codec.read(bytes);
    }
  }
}
