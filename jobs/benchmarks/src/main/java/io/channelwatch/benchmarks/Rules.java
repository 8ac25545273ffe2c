package io.channelwatch.benchmarks;

import io.channelwatch.calendar.Program;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.check.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

final class Rules {
  static final Program PROGRAM =
      new Program(null, ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null);

  private Rules() {}

  static RuleProgram read(Path from) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        if (!path.toString().contains("tests") && !path.toString().contains("notifications")) {
          files.put(path.getFileName().toString(), Files.readString(path));
        }
      }
    }
    RuleSets.Checked checked =
        RuleSets.check(files, new RuleSets.Options(Set.of("channel-ops"), 1, "USD", null));
    if (checked.program() == null) {
      throw new IllegalArgumentException(checked.problems().toString());
    }
    return checked.program();
  }
}
