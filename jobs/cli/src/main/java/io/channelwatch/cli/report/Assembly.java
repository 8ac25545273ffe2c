package io.channelwatch.cli.report;

import io.channelwatch.calendar.Program;
import io.channelwatch.cli.Html;
import io.channelwatch.cli.inbox.Inboxes;
import io.channelwatch.cli.report.Report.InboxPages;
import io.channelwatch.cli.report.ReportContent.EpisodeForm;
import io.channelwatch.cli.report.ReportContent.InboxForm;
import io.channelwatch.cli.report.ReportContent.PartnerForm;
import io.channelwatch.cli.report.ReportContent.Period;
import io.channelwatch.cli.report.ReportContent.Row;
import io.channelwatch.cli.report.ReportContent.StepForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Puts together what a page shows. */
final class Assembly {

  private static final String UNNAMED = "Partner program";

  private final Program program;
  private final Map<String, String> names;
  private final Period period;
  private final LocalTimes times;

  Assembly(Program program, Map<String, String> names, Period period) {
    this.program = program;
    this.names = names;
    this.period = period;
    this.times = new LocalTimes(program.timeZone());
  }

  /** The content, with episodes in their order. */
  ReportContent of(
      Collection<RuleFacts> rules,
      List<Episode> episodes,
      Collection<Curve> curves,
      InboxPages inboxes) {
    Map<String, List<Episode>> byRule = grouped(episodes, Episode::ruleId);
    Map<String, List<Episode>> byManager = grouped(episodes, Episode::manager);
    Map<String, List<Episode>> byPartner = grouped(episodes, Assembly::partner);
    Map<String, RuleFacts> facts = new LinkedHashMap<>();
    rules.forEach(rule -> facts.put(rule.id(), rule));
    Places managers = Places.of(byManager.keySet());
    Places partners = Places.of(byPartner.keySet());
    Places ruleIds = Places.of(byRule.keySet());
    return new ReportContent(
        program.name() == null ? UNNAMED : program.name(),
        program.timeZone().getId(),
        program.currency(),
        times.millis(period.from()),
        times.millis(period.until()),
        Report.SOON.toDays(),
        figures(episodes),
        timeline(episodes),
        rows(byRule, (id, of) -> Objects.requireNonNull(facts.get(id)).form()),
        rows(byManager, (name, of) -> name),
        rows(byPartner, (id, of) -> partner(id, of, managers)),
        inboxes.pages().stream().map(page -> form(page, inboxes.folder())).toList(),
        episodes.stream()
            .map(
                e ->
                    form(
                        e,
                        ruleIds.of(e.ruleId()),
                        partners.of(partner(e)),
                        managers.of(e.manager())))
            .toList(),
        curves.stream().map(Curve::form).toList());
  }

  private Timeline timeline(List<Episode> episodes) {
    return Timeline.of(
        episodes, times.day(period.from()), times.day(period.until()), program.weekStarts(), times);
  }

  private Figures figures(List<Episode> episodes) {
    return Figures.of(episodes, period.weeks());
  }

  private <T> List<Row<T>> rows(
      Map<String, List<Episode>> groups, BiFunction<String, List<Episode>, T> shown) {
    return groups.entrySet().stream()
        .map(of -> new Row<>(shown.apply(of.getKey(), of.getValue()), figures(of.getValue())))
        .toList();
  }

  /** A partner with the manager that it had last. */
  private PartnerForm partner(String id, List<Episode> episodes, Places managers) {
    Episode latest = episodes.get(episodes.size() - 1);
    return new PartnerForm(id, names.get(id), managers.of(latest.manager()));
  }

  private InboxForm form(Inboxes.Written page, String folder) {
    return new InboxForm(
        page.name(),
        page.recipient(),
        Html.address(folder + "/" + page.file()),
        page.messages(),
        page.messages() / period.weeks(),
        page.digests(),
        page.untold());
  }

  private EpisodeForm form(Episode e, int rule, int partner, int manager) {
    Instant resolved = e.resolvedAt();
    return new EpisodeForm(
        rule,
        partner,
        manager,
        e.subject().equals(partner(e)) ? null : e.subject(),
        times.millis(e.openedAt()),
        resolved == null ? null : times.millis(resolved),
        e.worst().name(),
        e.reason() == null ? null : e.reason().name(),
        e.isAgain(),
        e.steps().stream().map(this::form).toList(),
        e.curves().stream().map(Curve::number).toList());
  }

  private StepForm form(Episode.Step step) {
    return new StepForm(
        step.transition().name(), step.severity().name(), times.millis(step.at()), step.message());
  }

  /** Segments stand among the partners. */
  private static String partner(Episode episode) {
    return episode.partnerId() == null ? episode.subject() : episode.partnerId();
  }

  private static Map<String, List<Episode>> grouped(
      List<Episode> episodes, Function<Episode, String> by) {
    Map<String, List<Episode>> groups = new LinkedHashMap<>();
    for (Episode episode : episodes) {
      groups.computeIfAbsent(by.apply(episode), key -> new ArrayList<>()).add(episode);
    }
    return groups;
  }

  /** Where names stand in their list. */
  private record Places(Map<String, Integer> places) {

    static Places of(Collection<String> names) {
      Map<String, Integer> places = new LinkedHashMap<>();
      names.forEach(name -> places.put(name, places.size()));
      return new Places(places);
    }

    int of(String name) {
      return Objects.requireNonNull(places.get(name));
    }
  }
}
