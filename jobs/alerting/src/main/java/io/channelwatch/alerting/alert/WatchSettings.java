package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.config.Settings;
import java.io.Serializable;

/**
 * What a task needs to watch its partners.
 *
 * @param compiler checks and compiles the rules where they run
 * @param cachedPartners how many partners a task keeps as objects
 */
public record WatchSettings(Settings settings, RulesCompiler compiler, int cachedPartners)
    implements Serializable {

  private static final int DEFAULT_CACHED_PARTNERS = 20_000;

  /** The defaults. */
  public static WatchSettings of(Settings settings, RulesCompiler compiler) {
    return new WatchSettings(settings, compiler, DEFAULT_CACHED_PARTNERS);
  }
}
