package io.channelwatch.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

class YamlTextTest {

  /** However a text is written, the place of its last {@code @} is found in the file. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "key: ab@ # @",
        "key: 'it''s ''@'' @'",
        "key: \"a\\t\\\"b\\\" \\u00e9\\x41 @\"",
        "key: \"a\\\n    b \\\n   @\"",
        "key: a\n  b\n\n  c @ d",
        "key: |\n  a b\n\n    c\n  @",
        "key: >-\n   a\n   b\n\n   c @",
        "key: |2 # comment\n   a\n  \t@",
        "key: \ud83d\ude00 @",
        "key: 'a\n\n  b @'",
        "a: 1\r\nkey: >\r\n  b\r\n  c @\r\n",
      })
  void knowsWhereEachCharacterStands(String yaml) {
    YamlFile file = YamlFile.parse("f.yaml", yaml);
    assertThat(file.problems()).isEmpty();
    ScalarNode scalar = (ScalarNode) Yaml.field(file.root(), "key");
    String text = scalar.getValue();
    int at = text.codePointCount(0, text.lastIndexOf('@'));
    Problem problem = new YamlText(file, scalar).error(at, null, "here");
    String line = problem.source();
    int index = line.offsetByCodePoints(0, problem.column() - 1);
    assertThat(line.substring(index)).as(problem.render()).startsWith("@");
  }
}
