package io.channelwatch.cli;

import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.notifying.deliver.AllowedHosts;
import io.channelwatch.notifying.deliver.HostCheck;
import io.channelwatch.notifying.deliver.TemplateCheck;
import io.channelwatch.notifying.deliver.Templates;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.check.RuleSets;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rules directory on disk. */
public final class RulesFolder {

  /** The version of rules that nobody has applied before. */
  public static final long FIRST_VERSION = 1;

  private static final String TEMPLATES = "templates";
  private static final Set<String> NOTIFICATIONS =
      Set.of("notifications.yaml", "notifications.yml");

  private final Path folder;
  private final Map<String, String> files;

  private RulesFolder(Path folder, Map<String, String> files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Reads the YAML files of a directory and the directories in it.
   *
   * @throws CommandFailure if there is none, or a file cannot be read
   */
  public static RulesFolder read(Path folder) {
    if (Files.isRegularFile(folder)) {
      throw CommandFailure.input(
          "%s is a file. Rules are checked together: name the directory that it stands in."
              .formatted(folder));
    }
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.input("There is no directory " + folder + ".");
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (isRules(name)) {
          files.put(name, text(path));
        }
      }
    } catch (IOException e) {
      throw CommandFailure.input(folder + " cannot be read: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw CommandFailure.input("There is no .yaml file in " + folder + ".");
    }
    return new RulesFolder(folder, files);
  }

  /** The texts by path, with {@code /} between folders. */
  public Map<String, String> files() {
    return files;
  }

  /** What is wrong with the message templates that stand beside the rules. */
  List<Problem> templateProblems() {
    try {
      return TemplateCheck.problems(TEMPLATES, Templates.read(folder.resolve(TEMPLATES)));
    } catch (IOException e) {
      throw CommandFailure.input(
          folder.resolve(TEMPLATES) + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Which channels post to hosts that are not allowed. */
  List<Problem> hostProblems(AllowedHosts allowed) {
    return files.entrySet().stream()
        .filter(file -> NOTIFICATIONS.contains(file.getKey()))
        .flatMap(file -> HostCheck.problems(file.getKey(), file.getValue(), allowed).stream())
        .toList();
  }

  /** The same files with other texts for some. */
  public RulesFolder with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(files);
    all.putAll(others);
    return new RulesFolder(folder, all);
  }

  /** Checks everything; any activity type is known. */
  public RulesDirectory.Checked check(String currency, long version) {
    return check(currency, version, null);
  }

  /**
   * Checks everything.
   *
   * @param activityTypes the activity types that the program knows; null: any
   */
  RulesDirectory.Checked check(
      String currency, long version, @Nullable List<String> activityTypes) {
    int today = (int) LocalDate.now(ZoneOffset.UTC).toEpochDay();
    Set<String> types = activityTypes == null ? null : new TreeSet<>(activityTypes);
    return RulesDirectory.check(
        files, new RuleSets.Options(Set.of(), version, currency, today, types));
  }

  /** Compiles the rules as jobs in this process will find them. */
  RulesCompiler.Compiled compile(String currency) {
    return new RuleSetsCompiler(currency).compile(files, FIRST_VERSION);
  }

  /**
   * The files as they are published. They are compiled for that, and need not be again where the
   * jobs run in this process.
   *
   * @param console takes the problems, if there is any error
   * @throws CommandFailure if there is
   */
  public Map<String, String> checked(String currency, Console console) {
    RulesCompiler.Compiled compiled = compile(currency);
    if (compiled.program() == null) {
      compiled.problems().forEach(problem -> console.note(in(problem).render()));
      throw CommandFailure.input("The rules in " + folder + " have errors.");
    }
    return files;
  }

  /** Prints problems, each with the line in which it stands, under this directory's name. */
  public void print(List<Problem> problems, Console console) {
    for (Problem problem : problems) {
      console.plain(in(problem).render());
    }
  }

  /** A problem under this directory's name. */
  Problem in(Problem p) {
    String path = folder.resolve(p.file()).toString();
    return new Problem(p.severity(), path, p.line(), p.column(), p.rule(), p.message(), p.source());
  }

  private static boolean isRules(String name) {
    boolean hidden = name.startsWith(".") || name.contains("/.");
    return !hidden && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static String text(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new IOException(path + " is not in UTF-8", e);
    }
  }
}
