package io.channelwatch.ruletest;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.config.SettingsException;
import io.channelwatch.config.SettingsReader;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.yaml.Schema;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the tests of a rules directory. */
public final class RuleTests {

  private static final Schema SCHEMA = Schema.of("/io/channelwatch/rule/rule-test.schema.json");

  private static final Comparator<Problem> IN_ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final TestedRules rules;
  private final List<RuleTest> tests = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private RuleTests(Map<String, YamlFile> files, Map<String, String> texts) {
    this.rules = new TestedRules(files, texts, problems);
  }

  /**
   * What was read.
   *
   * @param tests those without a problem, in the order of the files
   * @param problems everything that is wrong with tests and with the rules that they name
   */
  public record Read(List<RuleTest> tests, List<Problem> problems) {}

  /**
   * Reads the tests of a directory: the files in {@code tests/}, and any other of kind RuleTest.
   *
   * @param texts the texts of the directory's files by path, with {@code /} between folders
   */
  public static Read read(Map<String, String> texts) {
    Map<String, YamlFile> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, YamlFile.parse(path, text)));
    RuleTests reader = new RuleTests(files, texts);
    files.values().stream().filter(RuleTests::isTest).forEach(reader::read);
    return new Read(
        List.copyOf(reader.tests), reader.problems.stream().sorted(IN_ORDER).distinct().toList());
  }

  private static boolean isTest(YamlFile file) {
    return file.path().startsWith("tests/") || "RuleTest".equals(Yaml.text(file.root(), "kind"));
  }

  private void read(YamlFile file) {
    List<Problem> found = new ArrayList<>(file.problems());
    found.addAll(SCHEMA.check(file));
    Node section = Yaml.field(file.root(), "program");
    Program program = program(file, section, found);
    RulesUnderTest underTest = rules.of(file, program == null ? "USD" : program.currency(), found);
    if (program != null) {
      FiscalCalendar calendar = new FiscalCalendar(program);
      Set<String> names = new TreeSet<>();
      for (Node test : Yaml.items(Yaml.field(file.root(), "tests"))) {
        Notes notes = new Notes(file, calendar, Yaml.text(test, "name"), found);
        checkName(test, notes, names);
        read(test, notes, underTest);
      }
    }
    problems.addAll(firstAtEachPlace(found));
  }

  private static void checkName(Node test, Notes notes, Set<String> names) {
    String name = notes.test();
    if (name != null && !names.add(name)) {
      new Fields(notes, test).problem("name", "another test of this file has the same name");
    }
  }

  private void read(Node test, Notes notes, @Nullable RulesUnderTest underTest) {
    StoryReader reader = new StoryReader(notes, test);
    Story story = reader.read();
    if (underTest != null) {
      List<Expectation> expectations =
          new ExpectationReader(notes, underTest, reader.dealIds()).read(test);
      List<MessageExpectation> messages = new MessageExpectationReader(notes, underTest).read(test);
      if (Yaml.field(test, "expect") == null && Yaml.field(test, "expect_messages") == null) {
        notes.problem(test, "'expect' or 'expect_messages' is missing");
      }
      if (notes.problems().isEmpty()) {
        String name = String.valueOf(notes.test());
        tests.add(
            new RuleTest(notes.file().path(), name, underTest, story, expectations, messages));
      }
    }
  }

  private static @Nullable Program program(
      YamlFile file, @Nullable Node section, List<Problem> found) {
    try {
      return SettingsReader.program(file.path(), section);
    } catch (SettingsException e) {
      for (SettingsException.Found it : e.found()) {
        found.add(file.errorAt(it.line() - 1, it.column() - 1, null, it.text()));
      }
      return null;
    }
  }

  /** The schema speaks first: what it has found need not be told in other words. */
  private static List<Problem> firstAtEachPlace(List<Problem> found) {
    Map<List<Integer>, Problem> first = new LinkedHashMap<>();
    for (Problem problem : found) {
      first.putIfAbsent(List.of(problem.line(), problem.column()), problem);
    }
    return List.copyOf(first.values());
  }
}
