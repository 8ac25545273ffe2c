package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.config.Settings;
import java.io.Serializable;

/**
 * What a task needs to watch its partners.
 *
 * @param compiler checks and compiles the rules where they run
 * @param cachedPartners how many partners a task keeps as objects
 * @param tellsKpis whether partners' catalog values are told beside alerts
 */
public record WatchSettings(
    Settings settings, RulesCompiler compiler, int cachedPartners, boolean tellsKpis)
    implements Serializable {

  private static final int DEFAULT_CACHED_PARTNERS = 20_000;

  /** The defaults of a run that tells alerts alone. */
  public static WatchSettings of(Settings settings, RulesCompiler compiler) {
    return new WatchSettings(settings, compiler, DEFAULT_CACHED_PARTNERS, false);
  }

  /** The same, and catalog values are told too. */
  public WatchSettings tellingKpis() {
    return new WatchSettings(settings, compiler, cachedPartners, true);
  }
}
