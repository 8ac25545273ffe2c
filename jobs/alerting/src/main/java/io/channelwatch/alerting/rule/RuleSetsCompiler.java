package io.channelwatch.alerting.rule;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.RulesDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Compiles rules directories with the same check that they pass before they are applied.
 *
 * @param currency ISO 4217 code of the program's currency
 */
public record RuleSetsCompiler(String currency) implements RulesCompiler {

  /** What was compiled last in this process, whose tasks are all given the same rules. */
  private static @Nullable Latest latest;

  private record Latest(String currency, RulesUpdate update, Compiled compiled) {}

  @Override
  public Compiled compile(RulesUpdate update) {
    synchronized (RuleSetsCompiler.class) {
      Latest known = latest;
      if (known == null || !known.currency.equals(currency) || !known.update.equals(update)) {
        known = new Latest(currency, update, check(update));
        latest = known;
      }
      return known.compiled;
    }
  }

  private Compiled check(RulesUpdate update) {
    RulesDirectory.Checked checked =
        RulesDirectory.check(update.files(), currency, update.version(), null);
    return new Compiled(checked.rules(), checked.problems());
  }
}
