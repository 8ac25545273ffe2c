package io.channelwatch.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.model.Fact.Activity;
import io.channelwatch.model.Fact.Contact;
import io.channelwatch.model.Fact.DealVersion;
import io.channelwatch.model.Fact.Profile;
import io.channelwatch.model.Fact.Revenue;
import io.channelwatch.model.Fact.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes a case as files that the product reads. */
public final class CaseFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseFiles() {}

  /**
   * Writes {@code config.yaml}, {@code program.txt} (which says --from and --until), a folder
   * {@code rules} and a folder {@code events}, the lines in no order. Rules that change stand among
   * the events.
   */
  public static void write(Case one, Path folder, Random random) throws IOException {
    Path events = Files.createDirectories(folder.resolve("events"));
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("config.yaml"), JSON.writeValueAsString(config(one)));
    Map<String, List<Map<String, Object>>> files = new TreeMap<>();
    one.facts().forEach(f -> files.computeIfAbsent(file(f), n -> new ArrayList<>()).add(of(f)));
    one.rates()
        .rates()
        .forEach(
            r ->
                files
                    .computeIfAbsent("fx-rates", n -> new ArrayList<>())
                    .add(
                        map(
                            "currency",
                            r.currency(),
                            "effective_on",
                            r.effective(),
                            "rate",
                            r.rate())));
    if (one.rules().size() > 1 || !one.rules().get(0).known().equals(Fact.BEGINNING)) {
      files.put("alert-rules", one.rules().stream().map(CaseFiles::update).toList());
    }
    Files.writeString(folder.resolve("program.txt"), one.program() + "\n");
    for (Map.Entry<String, String> file : RulesFiles.of(one.rules().get(0)).entrySet()) {
      Files.writeString(rules.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, List<Map<String, Object>>> file : files.entrySet()) {
      List<String> lines = new ArrayList<>();
      for (Map<String, Object> record : file.getValue()) {
        lines.add(JSON.writeValueAsString(record));
      }
      Collections.shuffle(lines, random);
      Files.write(events.resolve(file.getKey() + ".ndjson"), lines);
    }
  }

  private static Map<String, Object> config(Case one) {
    Program program = one.program();
    Map<String, Object> calendar =
        map(
            "time_zone", program.zone(),
            "currency", program.currency(),
            "fiscal_year_starts", "%02d-01".formatted(program.fiscalMonth()),
            "week_starts", program.weekStart().toString().toLowerCase(Locale.ROOT),
            "data_since", program.dataSince());
    return map(
        "program", calendar,
        "evaluation", Map.of("interval", program.intervalMillis() / 1000 + "s"),
        "history", Map.of("retention", program.retentionDays() + "d"),
        "ingest", Map.of("dedup_horizon", program.dedupDays() + "d"));
  }

  /** A map of names and values; what is null is left out, instants and dates are texts. */
  static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      boolean plain = value instanceof Number || value instanceof Boolean;
      if (value != null && !Fact.BEGINNING.equals(value)) {
        boolean nested = value instanceof Map || value instanceof List;
        map.put((String) namesAndValues[i], plain || nested ? value : value.toString());
      }
    }
    return map;
  }

  private static Map<String, Object> update(Rules rules) {
    return map(
        "program",
        "default",
        "version",
        rules.version(),
        "files",
        RulesFiles.of(rules),
        "applied_by",
        "model",
        "applied_at",
        "2020-01-01T00:00:00Z",
        "recorded_at",
        rules.known());
  }

  private static String file(Fact fact) {
    if (fact instanceof DealVersion) {
      return "deal-registrations";
    } else if (fact instanceof Revenue) {
      return "closed-revenue";
    } else if (fact instanceof Activity) {
      return "partner-activity";
    }
    return fact instanceof Profile ? "partner-profiles" : "partner-targets";
  }

  private static Map<String, Object> of(Fact fact) {
    if (fact instanceof DealVersion deal) {
      return of(deal);
    } else if (fact instanceof Revenue revenue) {
      return of(revenue);
    } else if (fact instanceof Activity activity) {
      return of(activity);
    } else if (fact instanceof Profile profile) {
      return of(profile);
    }
    return of((Target) fact);
  }

  private static Instant recorded(Instant known, Instant event) {
    return known.equals(event) ? null : known;
  }

  private static Map<String, Object> of(DealVersion d) {
    return map(
        "event_id",
        d.eventId(),
        "deal_id",
        d.deal(),
        "partner_id",
        d.partner(),
        "version",
        d.version(),
        "occurred_at",
        d.occurred(),
        "stage",
        d.stage(),
        "stage_entered_at",
        d.stageEnteredRaw(),
        "registered_at",
        d.registeredRaw(),
        "closed_at",
        d.closedRaw(),
        "amount",
        d.amount(),
        "currency",
        d.currency(),
        "expected_close_on",
        d.expected(),
        "attribution",
        d.attribution(),
        "recorded_at",
        recorded(d.known(), d.occurred()));
  }

  private static Map<String, Object> of(Revenue r) {
    return map(
        "event_id",
        r.eventId(),
        "partner_id",
        r.partner(),
        "occurred_at",
        r.occurred(),
        "amount",
        r.amount(),
        "currency",
        r.currency(),
        "attribution",
        r.attribution(),
        "revenue_type",
        r.type(),
        "customer_id",
        r.customer(),
        "recorded_at",
        recorded(r.known(), r.occurred()));
  }

  private static Map<String, Object> of(Activity a) {
    return map(
        "event_id",
        a.eventId(),
        "partner_id",
        a.partner(),
        "occurred_at",
        a.occurred(),
        "type",
        a.type(),
        "quantity",
        a.quantity(),
        "amount",
        a.amount(),
        "currency",
        a.currency(),
        "recorded_at",
        recorded(a.known(), a.occurred()));
  }

  private static Map<String, Object> of(Profile p) {
    if (p.deleted()) {
      return map("partner_id", p.partner(), "recorded_at", p.known(), "deleted", true);
    }
    Map<String, Object> map =
        map(
            "partner_id",
            p.partner(),
            "updated_at",
            p.updated(),
            "joined_on",
            p.joined(),
            "cam",
            contact(p.cam()),
            "leader",
            contact(p.leader()),
            "labels",
            p.labels(),
            "recorded_at",
            recorded(p.known(), p.updated()));
    p.texts().forEach(map::put);
    return map;
  }

  private static Map<String, Object> contact(Contact c) {
    return c == null
        ? null
        : map(
            "name",
            c.name(),
            "email",
            c.email(),
            "slack_id",
            c.slackId(),
            "time_zone",
            c.timeZone());
  }

  private static Map<String, Object> of(Target t) {
    return map(
        "partner_id",
        t.partner(),
        "metric",
        t.metric(),
        "period_start",
        t.start(),
        "period_end",
        t.end(),
        "value",
        t.deleted() ? null : t.value(),
        "currency",
        t.currency(),
        "updated_at",
        t.updated(),
        "recorded_at",
        recorded(t.known(), t.updated()),
        "deleted",
        t.deleted() ? true : null);
  }
}
