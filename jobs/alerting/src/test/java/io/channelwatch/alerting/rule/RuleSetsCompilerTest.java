package io.channelwatch.alerting.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSetsCompilerTest {

  @Test
  void refusesWhatTheCheckRefuses() {
    String rules =
        """
        apiVersion: channelwatch/v1
        kind: RuleSet
        metadata: {name: a, owner: ops}
        rules:
          - id: topic-stale
            title: Ours
            kind: risk
            playbook: x
            levels: [{severity: info, when: tenure_days() > 1}]
            notify: [cam]
        """;

    RulesCompiler.Compiled compiled =
        new RuleSetsCompiler("USD").compile(Map.of("a.yaml", rules), 1);

    assertThat(compiled.program()).isNull();
    assertThat(compiled.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "a.yaml:5:9: topic-stale: 'topic-stale' is the id of what is told where a topic falls"
                + " silent; expected is another");
  }
}
