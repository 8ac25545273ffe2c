package io.channelwatch.ruletest;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.yaml.YamlFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What is known while one test is read, and where its problems are noted.
 *
 * @param calendar the program's, in which dates are instants
 * @param test the name of the test
 * @param problems what is wrong so far; grows
 */
record Notes(
    YamlFile file, FiscalCalendar calendar, @Nullable String test, List<Problem> problems) {

  void problem(Node node, String message) {
    problems.add(file.error(node, test, message));
  }
}
