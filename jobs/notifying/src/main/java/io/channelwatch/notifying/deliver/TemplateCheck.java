package io.channelwatch.notifying.deliver;

import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import io.channelwatch.notification.Message;
import io.channelwatch.rule.Problem;
import io.channelwatch.text.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells everything that is wrong with a team's own templates before a message depends on them. */
public final class TemplateCheck {
  /** A built-in one has some 3,000. */
  private static final int MOST_CHARACTERS = 100_000;

  private final String folder;
  private final Templates templates;
  private final MessageText text;
  private final CompiledTemplates compiled;
  private final List<Problem> problems = new ArrayList<>();

  private TemplateCheck(String folder, Templates templates) {
    this.folder = folder;
    this.templates = templates;
    this.text = new MessageText(ZoneOffset.UTC, "USD", templates);
    this.compiled = new CompiledTemplates(templates);
  }

  /**
   * What is wrong, by file and place; nothing if all of them can be used.
   *
   * @param folder what problems call the folder of the templates
   */
  public static List<Problem> problems(String folder, Templates templates) {
    TemplateCheck check = new TemplateCheck(folder, templates);
    check.names();
    for (Medium medium : Medium.values()) {
      check.medium(medium);
    }
    return List.copyOf(check.problems);
  }

  /**
   * The templates of a folder.
   *
   * @throws BrokenTemplates if anything is wrong with them
   * @throws UncheckedIOException if they cannot be read
   */
  public static Templates usable(String folder) {
    Templates templates;
    try {
      templates = Templates.read(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
    List<Problem> problems = problems(folder, templates);
    if (!problems.isEmpty()) {
      throw new BrokenTemplates(
          problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return templates;
  }

  private void names() {
    List<String> known = new ArrayList<>();
    for (Medium medium : Medium.values()) {
      known.addAll(medium.paths());
    }
    for (String path : templates.own().keySet()) {
      if (!known.contains(path)) {
        problem(path, 1, 1, "there is no template '" + path + "'" + Nearest.hint(path, known));
      }
    }
  }

  private void medium(Medium medium) {
    List<String> own = medium.paths().stream().filter(templates.own()::containsKey).toList();
    int before = problems.size();
    for (String path : own) {
      file(medium, path);
    }
    if (!own.isEmpty() && problems.size() == before) {
      samples(medium, own);
    }
  }

  private void file(Medium medium, String path) {
    String name =
        path.substring(medium.folder().length() + 1, path.length() - medium.suffix().length());
    int length = templates.own().getOrDefault(path, "").length();
    if (length > MOST_CHARACTERS) {
      String message = "a template has at most %d characters; this one has %d";
      problem(path, 1, 1, message.formatted(MOST_CHARACTERS, length));
      return;
    }
    try {
      Template template = compiled.get(medium, name);
      for (String raw : template.collect(TagType.TRIPLE_VAR, TagType.AMP_VAR)) {
        String what = "'" + raw + "' would go out as it is; written {{" + raw + "}} it is escaped";
        problem(path, raw, what);
      }
      Set<String> used = new LinkedHashSet<>(template.collect(TagType.VAR));
      used.addAll(template.collectReferenceParameters());
      Set<String> known = TemplateFields.of(text, medium);
      used.stream()
          .filter(field -> !TemplateFields.known(field, known))
          .forEach(field -> unknown(path, field, known));
    } catch (HandlebarsException e) {
      failed(path, e);
    } catch (IOException e) {
      problem(path, 1, 1, "this cannot be read");
    }
  }

  private void unknown(String path, String field, Set<String> known) {
    problem(path, field, "a message has no '" + field + "'" + Nearest.hint(field, known));
  }

  private void failed(String path, HandlebarsException failure) {
    HandlebarsError error = failure.getError();
    if (error == null) {
      problem(path, 1, 1, "this is no template");
    } else {
      String file = error.filename.startsWith(path) ? path : error.filename;
      String reason = error.reason.lines().findFirst().orElse("this is no template");
      problem(file, Math.max(1, error.line), Math.max(1, error.column), reason);
    }
  }

  /** Fills the templates in; the first message that comes out wrong is told. */
  private void samples(Medium medium, List<String> own) {
    for (Message message : SampleMessages.all()) {
      try {
        text.tryOwn(medium, message);
      } catch (HandlebarsException e) {
        failed(own.get(0), e);
        return;
      } catch (IOException e) {
        String files = String.join(", ", own);
        problem(own.get(0), 1, 1, "with " + files + " a message is no JSON object any more");
        return;
      }
    }
  }

  /** A problem where a name first stands between braces. */
  private void problem(String path, String name, String message) {
    List<String> lines = lines(path);
    for (int i = 0; i < lines.size(); i++) {
      int tag = lines.get(i).indexOf("{{");
      int at = tag < 0 ? -1 : lines.get(i).indexOf(name, tag);
      if (at >= 0) {
        problem(path, i + 1, at + 1, message);
        return;
      }
    }
    problem(path, 1, 1, message);
  }

  private void problem(String path, int line, int column, String message) {
    List<String> lines = lines(path);
    String source = line <= lines.size() ? lines.get(line - 1) : "";
    problems.add(
        new Problem(
            Problem.Severity.ERROR, folder + '/' + path, line, column, null, message, source));
  }

  private List<String> lines(String path) {
    return templates.own().getOrDefault(path, "").lines().toList();
  }
}
