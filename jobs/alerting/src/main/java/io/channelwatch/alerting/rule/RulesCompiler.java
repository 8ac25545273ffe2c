package io.channelwatch.alerting.rule;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.RuleProgram;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and compiles a rules directory where it runs. */
@FunctionalInterface
public interface RulesCompiler extends Serializable {

  /**
   * What came of it.
   *
   * @param program null where the check found an error
   */
  record Compiled(@Nullable RuleProgram program, List<Problem> problems) {}

  /** Compiles a rules directory. */
  Compiled compile(RulesUpdate update);
}
