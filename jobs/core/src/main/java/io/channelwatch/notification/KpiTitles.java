package io.channelwatch.notification;

import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the KPI catalog calls its KPIs, for people. */
public final class KpiTitles {

  /** The path of the catalog in a rules directory. */
  public static final String FILE = "kpis.yaml";

  /** No catalog. */
  public static final KpiTitles NONE = new KpiTitles(Map.of());

  private final Map<String, Shown> byName;

  private KpiTitles(Map<String, Shown> byName) {
    this.byName = byName;
  }

  private record Shown(@Nullable String title, @Nullable String unit) {}

  /** The titles of a catalog's text; one that cannot be read has none. */
  public static KpiTitles read(String text) {
    Map<String, Shown> byName = new HashMap<>();
    Node root = YamlFile.parse(FILE, text).root();
    for (Node kpi : Yaml.items(Yaml.field(root, "kpis"))) {
      String name = Yaml.text(kpi, "name");
      if (name != null) {
        byName.put(name, new Shown(Yaml.text(kpi, "title"), Yaml.text(kpi, "unit")));
      }
    }
    return new KpiTitles(byName);
  }

  /** The item with the titles of what it shows. */
  Item title(Item item) {
    return byName.isEmpty()
        ? item
        : item.withReadings(item.readings().stream().map(this::title).toList());
  }

  private Reading title(Reading reading) {
    List<Reading.Part> parts = reading.parts().stream().map(this::title).toList();
    Shown shown = byName.get(reading.name());
    return new Reading(
        reading.name(),
        shown == null ? null : shown.title(),
        reading.value(),
        reading.unit(),
        reading.thresholds(),
        parts,
        reading.trail());
  }

  private Reading.Part title(Reading.Part part) {
    Shown shown = byName.get(part.kpi());
    return shown == null
        ? part
        : new Reading.Part(
            part.kpi(), shown.title(), part.value(), shown.unit(), part.weight(), part.points());
  }
}
