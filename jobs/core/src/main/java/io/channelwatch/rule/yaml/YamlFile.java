package io.channelwatch.rule.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.channelwatch.rule.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One YAML file: its text, its document as nodes that know their place, and the same document as
 * JSON. A file that is no YAML has no root and says why among its problems.
 */
public final class YamlFile {

  /** Far above any file that a person writes. */
  private static final int MOST_CHARACTERS = 500_000;

  private final String path;
  private final List<String> lines;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Node root;
  private JsonNode json = MissingNode.getInstance();

  private YamlFile(String path, String text) {
    this.path = path;
    this.lines = List.of(text.split("\r\n|\n|\r", -1));
  }

  /** Parses a file's text; {@code path} is what problems call the file. */
  public static YamlFile parse(String path, String text) {
    if (text.length() > MOST_CHARACTERS) {
      YamlFile file = new YamlFile(path, "");
      String message = "a file has at most %d characters; this one has %d";
      file.problems.add(
          file.errorAt(0, 0, null, message.formatted(MOST_CHARACTERS, text.length())));
      return file;
    }
    YamlFile file = new YamlFile(path, text);
    try {
      file.compose(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      file.problems.add(
          file.errorAt(
              mark == null ? 0 : mark.getLine(),
              mark == null ? 0 : mark.getColumn(),
              null,
              "this is not YAML: " + context + e.getProblem()));
    } catch (YamlEngineException e) {
      file.problems.add(file.errorAt(0, 0, null, "this is not YAML: " + e.getMessage()));
    }
    return file;
  }

  private void compose(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(path).setSchema(new CoreSchema()).build();
    Iterator<Node> documents = new Compose(settings).composeAllFromString(text).iterator();
    Node first = documents.hasNext() ? documents.next() : null;
    if (first == null) {
      problems.add(errorAt(0, 0, null, "the file is empty"));
      return;
    }
    if (documents.hasNext()) {
      problems.add(
          error(documents.next(), null, "a file holds one document; this is a second one"));
    }
    JsonTree tree = new JsonTree(this);
    json = tree.of(first);
    problems.addAll(tree.problems());
    root = first;
  }

  /** The path by which problems name the file. */
  public String path() {
    return path;
  }

  /** What is wrong with the file as YAML: syntax, repeated keys, more than one document. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The document; null if the file is empty or no YAML. */
  public @Nullable Node root() {
    return root;
  }

  /** The document as JSON; a missing node if there is none. */
  public JsonNode json() {
    return json;
  }

  /** A line's text, counted from 0. */
  String line(int line) {
    return line < lines.size() ? lines.get(line) : "";
  }

  /** An error at a node. */
  public Problem error(Node node, @Nullable String rule, String message) {
    return at(Problem.Severity.ERROR, node, rule, message);
  }

  /** A warning at a node. */
  public Problem warning(Node node, @Nullable String rule, String message) {
    return at(Problem.Severity.WARNING, node, rule, message);
  }

  /** An error at a line and a column, both counted from 0. */
  public Problem errorAt(int line, int column, @Nullable String rule, String message) {
    return new Problem(
        Problem.Severity.ERROR, path, line + 1, column + 1, rule, message, line(line));
  }

  private Problem at(Problem.Severity severity, Node node, @Nullable String rule, String message) {
    Mark mark = node.getStartMark().orElseThrow();
    int line = mark.getLine();
    return new Problem(severity, path, line + 1, mark.getColumn() + 1, rule, message, line(line));
  }
}
