package io.channelwatch.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rules and their catalog as the files of a rules directory; JSON is YAML. */
final class RulesFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RulesFiles() {}

  static Map<String, String> of(Rules rules) {
    Map<String, Object> kpis =
        CaseFiles.map(
            "apiVersion", "channelwatch/v1",
            "kind", "KpiCatalog",
            "kpis", rules.catalog().stream().map(RulesFiles::kpi).toList());
    Map<String, List<Object>> sets = new LinkedHashMap<>();
    for (Rule rule : rules.all()) {
      sets.computeIfAbsent(rule.set(), s -> new ArrayList<>()).add(rule(rule));
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("kpis.yaml", text(kpis));
    sets.forEach(
        (set, all) ->
            files.put(
                set + ".yaml",
                text(
                    CaseFiles.map(
                        "apiVersion",
                        "channelwatch/v1",
                        "kind",
                        "RuleSet",
                        "metadata",
                        Map.of("name", set, "owner", "model"),
                        "rules",
                        all))));
    return files;
  }

  private static String text(Object tree) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> kpi(Kpi kpi) {
    List<Map<String, Object>> parts =
        kpi.parts().stream()
            .map(
                part ->
                    CaseFiles.map(
                        "kpi", part.kpi(),
                        "weight", part.weight(),
                        "zero", part.zero(),
                        "full", part.full()))
            .toList();
    return CaseFiles.map(
        "name",
        kpi.name(),
        "title",
        kpi.name(),
        "definition",
        "A number.",
        "unit",
        kpi.unit(),
        "better",
        "higher",
        "owner",
        "model",
        "formula",
        kpi.formula() == null ? null : kpi.formula().text(),
        "composite",
        kpi.formula() == null ? parts : null);
  }

  private static Map<String, Object> rule(Rule rule) {
    List<Map<String, Object>> levels =
        rule.levels().stream()
            .map(
                level ->
                    CaseFiles.map(
                        "severity",
                        level.severity().toLowerCase(Locale.ROOT),
                        "when",
                        level.when().text(),
                        "for",
                        level.hold().isZero() ? null : duration(level.hold()),
                        "clear_when",
                        level.clearWhen() == null ? null : level.clearWhen().text()))
            .toList();
    return CaseFiles.map(
        "id",
        rule.id(),
        "title",
        rule.title(),
        "kind",
        rule.kind(),
        "scope",
        rule.ofDeals() ? "deal" : null,
        "applies_to",
        rule.appliesTo() == null ? null : rule.appliesTo().text(),
        "levels",
        levels,
        "keep_firing_for",
        rule.keepFiringFor().isZero() ? null : duration(rule.keepFiringFor()),
        "notify",
        rule.roles(),
        "message",
        rule.message() == null ? null : rule.message().template(),
        "playbook",
        rule.playbook(),
        "labels",
        rule.labels(),
        "enabled",
        rule.enabled() ? null : false);
  }

  /** In days, hours, minutes and seconds, those that are there. */
  private static String duration(Duration duration) {
    StringBuilder text = new StringBuilder();
    long[] numbers = {
      duration.toDaysPart(),
      duration.toHoursPart(),
      duration.toMinutesPart(),
      duration.toSecondsPart()
    };
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > 0) {
        text.append(numbers[i]).append("dhms".charAt(i));
      }
    }
    return text.toString();
  }
}
