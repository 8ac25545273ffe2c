package io.channelwatch.rule.check;

import io.channelwatch.rule.Problem;
import io.channelwatch.rule.expression.Mistake;
import io.channelwatch.rule.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a check found so far. */
final class Report {

  private final List<Problem> problems = new ArrayList<>();

  List<Problem> problems() {
    return problems;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void addAll(Collection<Problem> found) {
    problems.addAll(found);
  }

  /** Mistakes in an expression that begins at some character of a text. */
  void mistakes(YamlText text, int offset, @Nullable String rule, List<Mistake> mistakes) {
    for (Mistake mistake : mistakes) {
      problems.add(text.error(offset + mistake.at(), rule, mistake.message()));
    }
  }
}
