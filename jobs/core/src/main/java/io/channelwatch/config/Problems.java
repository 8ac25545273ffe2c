package io.channelwatch.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a file, by place. */
final class Problems {

  private static final Comparator<SettingsException.Found> IN_ORDER =
      Comparator.comparingInt(SettingsException.Found::line)
          .thenComparingInt(SettingsException.Found::column);

  private final String file;
  private final List<SettingsException.Found> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** Adds a problem at a node. */
  void add(Node node, String text) {
    Mark mark = node.getStartMark().orElseThrow();
    add(mark.getLine(), mark.getColumn(), text);
  }

  /** Adds a problem at a line and a column, both counted from 0. */
  void add(int line, int column, String text) {
    found.add(new SettingsException.Found(line + 1, column + 1, text));
  }

  /** Ends the reading if anything was found. */
  void raise() throws SettingsException {
    if (!found.isEmpty()) {
      throw new SettingsException(file, found.stream().sorted(IN_ORDER).toList());
    }
  }
}
