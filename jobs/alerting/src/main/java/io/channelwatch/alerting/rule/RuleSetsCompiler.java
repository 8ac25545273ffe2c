package io.channelwatch.alerting.rule;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.RulesDirectory;

/**
 * Compiles rules directories with the same check that they pass before they are applied.
 *
 * @param currency ISO 4217 code of the program's currency
 */
public record RuleSetsCompiler(String currency) implements RulesCompiler {

  @Override
  public Compiled compile(RulesUpdate update) {
    RulesDirectory.Checked checked =
        RulesDirectory.check(update.files(), currency, update.version(), null);
    return new Compiled(checked.rules(), checked.problems());
  }
}
