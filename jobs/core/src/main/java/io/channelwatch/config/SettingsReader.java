package io.channelwatch.config;

import io.channelwatch.calendar.Program;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads {@code channelwatch.yaml}. Everything but {@code program} can be left out; every problem of
 * the file is told at once.
 */
public final class SettingsReader {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long GRID = 15 * MINUTE;

  private static final Map<String, ClockMode> MODES =
      ordered("live", ClockMode.LIVE, "data", ClockMode.DATA);
  private static final Map<String, Delivery> DELIVERIES =
      ordered("at-least-once", Delivery.AT_LEAST_ONCE, "exactly-once", Delivery.EXACTLY_ONCE);

  private static final String SERVERS = "bootstrap.servers";

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\w+://)?(?:[\\w.%-]+|\\[[0-9a-fA-F:.%]+\\]):[0-9]{1,5}");
  private static final Pattern HOST =
      Pattern.compile("\\*|(?:\\*\\.)?[\\w.-]+|\\[?[0-9a-fA-F.]*:[0-9a-fA-F:.]+]?");
  private static final Pattern SHARE = Pattern.compile("([1-9]|[1-8][0-9]|90)%");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?|mock)://[^\\s/]+\\S*");

  private final Section root;
  private final Problems problems;

  private SettingsReader(@Nullable Node document, Problems problems, Sources sources) {
    this.problems = problems;
    this.root = new Section(document, problems, new Placeholders(sources, problems));
  }

  /**
   * Reads settings.
   *
   * @param file what problems call the file
   * @param text its text
   * @param sources where values in {@code ${…}} are taken from
   * @throws SettingsException naming everything that is wrong with it
   */
  public static Settings read(String file, String text, Sources sources) throws SettingsException {
    Problems problems = new Problems(file);
    Node document = compose(text, problems);
    problems.raise();
    Settings settings = new SettingsReader(document, problems, sources).settings();
    problems.raise();
    return settings;
  }

  /**
   * Reads the section {@code program} where it stands in a file of another kind.
   *
   * @param file what problems call the file
   * @param section the section's value; null: everything has its default
   * @throws SettingsException naming everything that is wrong with it
   */
  public static Program program(String file, @Nullable Node section) throws SettingsException {
    Problems problems = new Problems(file);
    Placeholders placeholders = new Placeholders(Sources.NONE, problems);
    Program program =
        new ProgramReader(new Section("program", section, problems, placeholders)).read();
    problems.raise();
    return program;
  }

  /** The path of every setting, sections among them, that has a name of its own. */
  static Set<String> paths(Sources sources) {
    SettingsReader reader = new SettingsReader(null, new Problems(""), sources);
    reader.settings();
    return reader.root.asked();
  }

  private Settings settings() {
    if (!root.has("program")) {
      problems.add(
          0,
          0,
          "'program' is missing; expected is at least: program: {time_zone: UTC, currency: USD}");
    }
    Settings settings =
        new Settings(
            program(),
            clock(),
            kafka(),
            schemaRegistry(),
            new TopicsReader(root.section("topics")).read(),
            evaluationInterval(),
            duration("history", "retention", 800 * DAY),
            ingest(),
            duration("kpis", "emit_interval", HOUR),
            delivery(),
            notifications(),
            new FreshnessReader(root.section("freshness")).read(),
            memory(),
            root.section("flink").rest());
    root.refuseOthers();
    return settings;
  }

  private Program program() {
    return new ProgramReader(root.section("program")).read();
  }

  /** {@code clock: data} is short for {@code clock: {mode: data}}. */
  private Settings.Clock clock() {
    if (!(root.node("clock") instanceof MappingNode)) {
      return new Settings.Clock(root.oneOf("clock", ClockMode.LIVE, MODES), SECOND);
    }
    Section clock = root.section("clock");
    Settings.Clock read =
        new Settings.Clock(
            clock.oneOf("mode", ClockMode.LIVE, MODES), clock.duration("margin", SECOND));
    clock.refuseOthers();
    return read;
  }

  private Map<String, String> kafka() {
    Section kafka = root.section("kafka");
    Map<String, String> properties = new LinkedHashMap<>();
    kafka.refuseOthers(List.of(SERVERS, "bootstrap_servers"), SettingsReader::isOfKafka);
    properties.put(SERVERS, "localhost:9092");
    properties.putAll(kafka.all());
    String servers = properties.remove("bootstrap_servers");
    if (servers != null) {
      properties.put(SERVERS, servers);
    }
    for (String server : properties.getOrDefault(SERVERS, "").split(",", -1)) {
      if (!HOST_AND_PORT.matcher(server.strip()).matches()) {
        kafka.refuse(
            kafka.has(SERVERS) ? SERVERS : "bootstrap_servers",
            "names '%s'; expected is a host and a port such as localhost:9092".formatted(server));
      }
    }
    return properties;
  }

  /** Kafka's properties have a dot in their names, but for two; plugins bring their own. */
  private static boolean isOfKafka(String key) {
    if (key.startsWith("bootstrap.")) {
      return key.equals("bootstrap.controllers");
    }
    return key.contains(".") || key.equals("acks") || key.equals("retries");
  }

  private static boolean isAddress(String text) {
    for (String each : text.split(",", -1)) {
      if (!ADDRESS.matcher(each.strip()).matches()) {
        return false;
      }
    }
    return true;
  }

  private Settings.SchemaRegistry schemaRegistry() {
    Section registry = root.section("schema_registry");
    String url =
        registry.value(
            "url",
            "http://localhost:8081",
            "an address such as http://localhost:8081",
            text -> isAddress(text) ? text : null);
    String username = registry.text("username", "");
    String password = registry.text("password", "");
    registry.refuseOthers(List.of("url", "username", "password"), key -> key.contains("."));
    Map<String, String> properties = new LinkedHashMap<>(registry.rest());
    if (!username.isEmpty()) {
      properties.put("basic.auth.credentials.source", "USER_INFO");
      properties.put("basic.auth.user.info", username + ":" + password);
    }
    return new Settings.SchemaRegistry(url, properties);
  }

  private long evaluationInterval() {
    Section evaluation = root.section("evaluation");
    long interval = evaluation.duration("interval", SECOND);
    if (GRID % interval != 0) {
      evaluation.refuse("interval", "must divide 15 minutes, such as 1s, 10s or 5m");
    }
    evaluation.refuseOthers();
    return interval;
  }

  private Settings.Ingest ingest() {
    Section ingest = root.section("ingest");
    Settings.Ingest read =
        new Settings.Ingest(
            ingest.duration("max_future_skew", 5 * MINUTE),
            ingest.duration("dedup_horizon", 35 * DAY),
            ingest.texts("activity_types"));
    ingest.refuseOthers();
    return read;
  }

  private Delivery delivery() {
    Section alerts = root.section("alerts");
    Delivery delivery = alerts.oneOf("delivery", Delivery.AT_LEAST_ONCE, DELIVERIES);
    alerts.refuseOthers();
    return delivery;
  }

  private Settings.Notifications notifications() {
    Section notifications = root.section("notifications");
    Settings.Notifications otherwise = Settings.Notifications.DEFAULT;
    String folder = notifications.text("templates", otherwise.templates());
    List<String> hosts = notifications.texts("allowed_hosts");
    for (String host : hosts == null ? List.<String>of() : hosts) {
      if (!HOST.matcher(host).matches()) {
        notifications.refuse(
            "allowed_hosts",
            "lists '%s'; expected is a host without scheme, port and path, such as".formatted(host)
                + " hooks.example.com, *.example.com, 10.0.0.7, or * for any of the internet");
      }
    }
    notifications.refuseOthers();
    return new Settings.Notifications(
        folder, hosts == null ? otherwise.allowedHosts() : List.copyOf(hosts));
  }

  private Settings.Memory memory() {
    Section memory = root.section("memory");
    double partners =
        memory.value(
            "partners",
            Settings.Memory.DEFAULT.partners(),
            "a share of the heap from 1% to 90%",
            SettingsReader::share);
    memory.refuseOthers();
    return new Settings.Memory(partners);
  }

  private static @Nullable Double share(String text) {
    return SHARE.matcher(text).matches()
        ? Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0
        : null;
  }

  private long duration(String sectionName, String key, long otherwise) {
    Section section = root.section(sectionName);
    long duration = section.duration(key, otherwise);
    section.refuseOthers();
    return duration;
  }

  private static <T> Map<String, T> ordered(String first, T one, String second, T other) {
    Map<String, T> map = new LinkedHashMap<>();
    map.put(first, one);
    map.put(second, other);
    return map;
  }

  private static @Nullable Node compose(String text, Problems problems) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    try {
      return new Compose(settings).composeString(text).orElse(null);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String what = "this is not YAML: " + e.getProblem();
      problems.add(mark == null ? 0 : mark.getLine(), mark == null ? 0 : mark.getColumn(), what);
    } catch (YamlEngineException e) {
      problems.add(0, 0, "this is not YAML: " + e.getMessage());
    }
    return null;
  }
}
