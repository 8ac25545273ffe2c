package io.channelwatch.ruletest;

import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads which messages a test expects. */
final class MessageExpectationReader {

  private final Notes notes;
  private final RulesUnderTest rules;

  MessageExpectationReader(Notes notes, RulesUnderTest rules) {
    this.notes = notes;
    this.rules = rules;
  }

  /** The expectations that can be used, in the order of the file. */
  List<MessageExpectation> read(Node test) {
    List<MessageExpectation> expectations = new ArrayList<>();
    for (Node node : Yaml.items(Yaml.field(test, "expect_messages"))) {
      Fields fields = new Fields(notes, node);
      Long at = fields.instant("at");
      if (!rules.hasPolicies()) {
        notes.problem(node, "the rules directory has no notifications.yaml, so nothing is sent");
      }
      checkChannel(fields);
      if (at != null) {
        expectations.add(
            new MessageExpectation(
                notes.file().error(node, notes.test(), ""),
                at,
                fields.text("to"),
                fields.text("channel"),
                fields.text("contains")));
      }
    }
    return expectations;
  }

  private void checkChannel(Fields fields) {
    String channel = fields.text("channel");
    Set<String> known = rules.policies().channels().keySet();
    if (channel != null && rules.hasPolicies() && !known.contains(channel)) {
      String hint = Nearest.hint(channel, known);
      fields.problem("channel", "there is no channel '" + channel + "'" + hint);
    }
  }
}
