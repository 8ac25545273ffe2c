package io.channelwatch.rule.check;

import io.channelwatch.rule.Kpi;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Unit;
import io.channelwatch.rule.expression.Expressions;
import io.channelwatch.rule.expression.Expressions.Compiled;
import io.channelwatch.rule.expression.Place;
import io.channelwatch.rule.expression.Term;
import io.channelwatch.rule.expression.Vocabulary;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import io.channelwatch.rule.yaml.YamlText;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The KPIs of a catalog. Each is compiled when it is first named, so that those that it names are
 * compiled before it; one that is named while it is being compiled closes a cycle.
 */
final class Catalog implements Vocabulary {

  /** Compiling and evaluating one nests as deep as its definition. */
  private static final int MOST_DEEP = 32;

  /** Where a KPI is defined. */
  private record Entry(YamlFile file, Node node, String name, int slot) {}

  private final Report report;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Meaning> meanings = new HashMap<>();
  private final List<String> open = new ArrayList<>();

  /** How deep each builds on others; 1 if on none. */
  private final Map<String, Integer> depths = new HashMap<>();

  private @Nullable Expressions expressions;

  Catalog(List<YamlFile> files, Report report) {
    this.report = report;
    for (YamlFile file : files) {
      Yaml.items(Yaml.field(file.root(), "kpis")).forEach(node -> add(file, node));
    }
  }

  private void add(YamlFile file, Node node) {
    Node nameNode = Yaml.field(node, "name");
    String name = Yaml.text(nameNode);
    if (nameNode == null || name == null) {
      return;
    }
    Entry first = entries.get(name);
    if (Expressions.reserved().contains(name)) {
      report.add(file.error(nameNode, name, "'" + name + "' is the name of a function or a field"));
    } else if (first != null) {
      String place = first.file().error(first.node(), null, "").toString();
      String at = place.substring(0, place.lastIndexOf(':'));
      report.add(file.error(nameNode, name, "'" + name + "' is defined already at " + at));
    } else {
      entries.put(name, new Entry(file, node, name, entries.size()));
    }
  }

  /** Compiles what is not yet compiled. */
  void compile(Expressions over) {
    expressions = over;
    entries.keySet().forEach(this::kpi);
  }

  @Override
  public Collection<String> kpis() {
    return entries.keySet();
  }

  @Override
  public @Nullable Meaning kpi(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      return null;
    }
    if (open.contains(name)) {
      List<String> cycle = new ArrayList<>(open.subList(open.indexOf(name), open.size()));
      cycle.add(name);
      return new Unusable("'" + name + "' is defined by itself: " + String.join(" -> ", cycle));
    }
    Meaning known = meanings.get(name);
    if (known == null && open.size() >= MOST_DEEP) {
      return tooDeep(name);
    }
    Meaning meaning = known == null ? compileFirst(entry) : known;
    boolean usable = meaning instanceof Unusable || open.isEmpty() || buildOn(name);
    return usable ? meaning : tooDeep(name);
  }

  private Meaning compileFirst(Entry entry) {
    open.add(entry.name());
    depths.put(entry.name(), 1);
    Meaning meaning = compile(entry);
    open.remove(entry.name());
    meanings.put(entry.name(), meaning);
    return meaning;
  }

  /** Notes that the KPI that is being compiled builds on another; false if that is too deep. */
  private boolean buildOn(String name) {
    int depth = depths.getOrDefault(name, 1) + 1;
    depths.merge(open.get(open.size() - 1), depth, Math::max);
    return depth <= MOST_DEEP;
  }

  private Unusable tooDeep(String name) {
    return new Unusable(
        "KPIs build on each other at most %d deep; from '%s' to '%s' it is deeper"
            .formatted(MOST_DEEP, open.get(0), name));
  }

  private Meaning compile(Entry entry) {
    if (Yaml.field(entry.node(), "formula") instanceof ScalarNode formula) {
      return formula(entry, new YamlText(entry.file(), formula));
    }
    Composite composite = new Composite(entry.file(), entry.name(), this, report);
    composite.read(Yaml.items(Yaml.field(entry.node(), "composite")));
    return composite.isBroken()
        ? new Unusable(null)
        : new Computed(
            entry.slot(),
            unit(entry.node()),
            composite.expression(),
            composite.parts(),
            composite.reads());
  }

  private Meaning formula(Entry entry, YamlText text) {
    Compiled compiled = compiled(text.text());
    report.mistakes(text, 0, entry.name(), compiled.mistakes());
    if (compiled.term() instanceof Term.Numeric number) {
      return new Computed(
          entry.slot(),
          unit(entry.node()),
          number.expression(),
          List.of(),
          compiled.trace().reads());
    }
    if (!(compiled.term() instanceof Term.Broken)) {
      String message = "a formula gives a number, not " + compiled.term().kind();
      report.add(text.error(0, entry.name(), message));
    }
    return new Unusable(null);
  }

  private Compiled compiled(String text) {
    if (expressions == null) {
      throw new IllegalStateException("the catalog is not compiled yet");
    }
    return expressions.compile(text, Place.CATALOG);
  }

  private static @Nullable Unit unit(Node node) {
    String unit = Yaml.text(node, "unit");
    return Arrays.stream(Unit.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(unit))
        .findFirst()
        .orElse(null);
  }

  /** What to say of a name that no KPI has. */
  String unknown(String name) {
    return "there is no KPI '" + name + "'" + Nearest.hint(name, kpis());
  }

  /** The KPIs in the order of their slots; for a catalog without errors. */
  List<Kpi> definitions() {
    return entries.values().stream().map(this::definition).toList();
  }

  private Kpi definition(Entry entry) {
    Node node = entry.node();
    Unit unit = unit(node);
    if (unit == null || !(meanings.get(entry.name()) instanceof Computed computed)) {
      throw new IllegalStateException("'" + entry.name() + "' has an error that was not told");
    }
    int slot = computed.slot();
    NumberExpression formula = computed.formula();
    return new Kpi(
        entry.name(),
        String.valueOf(Yaml.text(node, "title")),
        String.valueOf(Yaml.text(node, "definition")),
        unit,
        "higher".equals(Yaml.text(node, "better")),
        String.valueOf(Yaml.text(node, "owner")),
        facts -> facts.kpi(slot, formula),
        computed.parts());
  }
}
