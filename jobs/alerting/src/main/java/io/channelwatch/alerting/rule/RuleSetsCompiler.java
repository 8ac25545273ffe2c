package io.channelwatch.alerting.rule;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.RulesDirectory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles rules directories with the same check that they pass before they are applied.
 *
 * @param currency ISO 4217 code of the program's currency
 */
public record RuleSetsCompiler(String currency) implements RulesCompiler {

  /** What was compiled last in this process, whose tasks are all given the same rules. */
  private static @Nullable Latest latest;

  private record Latest(
      Map<String, String> files, long version, String currency, Compiled compiled) {

    boolean isOf(Map<String, String> others, long othersVersion, String othersCurrency) {
      return version == othersVersion && currency.equals(othersCurrency) && files.equals(others);
    }
  }

  @Override
  public Compiled compile(RulesUpdate update) {
    return compile(update.files(), update.version());
  }

  /**
   * Compiles a directory, or finds it compiled.
   *
   * @param files texts by path relative to the directory, with {@code /} between folders
   * @param version the version under which the rules are applied
   */
  public Compiled compile(Map<String, String> files, long version) {
    synchronized (RuleSetsCompiler.class) {
      Latest known = latest;
      if (known == null || !known.isOf(files, version, currency)) {
        RulesDirectory.Checked checked = RulesDirectory.check(files, currency, version, null);
        Compiled compiled = new Compiled(checked.rules(), checked.problems());
        known = new Latest(Map.copyOf(files), version, currency, compiled);
        latest = known;
      }
      return known.compiled;
    }
  }
}
