package io.channelwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.channelwatch.calendar.Program;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  @Test
  void everythingButTheProgramHasADefault() throws Exception {
    Settings settings = read("program: {}");

    assertThat(settings.program())
        .isEqualTo(new Program(null, ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null));
    assertThat(settings.clock()).isEqualTo(new Settings.Clock(ClockMode.LIVE, 1000));
    assertThat(settings.kafka()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
    assertThat(settings.schemaRegistry())
        .isEqualTo(new Settings.SchemaRegistry("http://localhost:8081", Map.of()));
    assertThat(settings.topics().dealRegistrations()).isEqualTo("deal-registrations");
    assertThat(settings.topics().deadLetters()).isEqualTo("dead-letters");
    assertThat(settings.evaluationInterval()).isEqualTo(1000);
    assertThat(settings.historyRetention()).isEqualTo(800L * 86_400_000);
    assertThat(settings.ingest()).isEqualTo(new Settings.Ingest(300_000, 35L * 86_400_000, null));
    assertThat(settings.kpiEmitInterval()).isEqualTo(3_600_000);
    assertThat(settings.delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(settings.flink()).isEmpty();
  }

  @Test
  void anyPropertyOfAClientIsTakenButNoMisspeltSetting() {
    assertThat(
            problems(
                """
                program: {}
                kafka:
                  bootstrap.server: a:9092
                  acks: all
                  my.interceptor.region: eu
                  Bootstrap-Servers: a:9092
                  sasl: {mechanism: PLAIN}
                schema_registry: {usrname: me, basic.auth.user.info: x, ur: y}
                """))
        .containsExactly(
            "s.yaml:3:3: there is no setting 'bootstrap.server' in 'kafka'; did you mean"
                + " 'bootstrap.servers'?",
            "s.yaml:6:3: there is no setting 'Bootstrap-Servers' in 'kafka'; did you mean"
                + " 'bootstrap.servers'?",
            "s.yaml:8:19: there is no setting 'usrname' in 'schema_registry'; did you mean"
                + " 'username'?",
            "s.yaml:8:57: there is no setting 'ur' in 'schema_registry'; did you mean 'url'?");
  }

  @Test
  void addressesAreOnes() {
    assertThat(
            problems(
                """
                program: {}
                kafka: {bootstrap_servers: ["a:9092", "b"]}
                schema_registry: {url: localhost:8081}
                """))
        .containsExactly(
            "s.yaml:2:28: 'kafka.bootstrap_servers' names 'b'; expected is a host and a port such"
                + " as localhost:9092",
            "s.yaml:3:24: 'schema_registry.url' is 'localhost:8081'; expected is an address such"
                + " as http://localhost:8081");
    assertThat(
            problems(
                """
                program: {}
                kafka: {bootstrap.servers: "SSL://a.b-c.example:9092, [::1]:9093"}
                schema_registry: {url: "https://a/b,http://c:1"}
                """))
        .isEmpty();
  }

  private static List<String> problems(String text) {
    try {
      SettingsReader.read("s.yaml", text, new FixedSources());
      return List.of();
    } catch (SettingsException e) {
      return e.problems();
    }
  }

  @Test
  void everySettingIsTakenAsItStands() throws Exception {
    Settings settings =
        read(
            """
            program:
              name: Select
              time_zone: America/New_York
              currency: EUR
              fiscal_year_starts: 02-01
              week_starts: sunday
              data_since: 2025-01-01
            clock: {mode: data, margin: 2s}
            kafka:
              bootstrap_servers: [a:9092, b:9092]
              security.protocol: SASL_SSL
              sasl: {mechanism: PLAIN}
            schema_registry: {url: "http://registry:8081", username: me, password: "${SECRET}"}
            topics: {alerts: prod.alerts}
            evaluation: {interval: 10s}
            history: {retention: 52w}
            ingest: {max_future_skew: 1m30s, dedup_horizon: 7d, activity_types: [portal_login]}
            kpis: {emit_interval: 5m}
            alerts: {delivery: exactly-once}
            memory: {partners: 25%}
            flink: {parallelism.default: 4, state.backend.type: rocksdb}
            """);

    assertThat(settings.program())
        .isEqualTo(
            new Program(
                "Select",
                ZoneId.of("America/New_York"),
                "EUR",
                2,
                DayOfWeek.SUNDAY,
                (int) LocalDate.of(2025, 1, 1).toEpochDay()));
    assertThat(settings.clock()).isEqualTo(new Settings.Clock(ClockMode.DATA, 2000));
    assertThat(settings.kafka())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "a:9092,b:9092",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "PLAIN"));
    assertThat(settings.schemaRegistry().properties())
        .isEqualTo(
            Map.of(
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "me:s3cret"));
    assertThat(settings.topics().alerts()).isEqualTo("prod.alerts");
    assertThat(settings.evaluationInterval()).isEqualTo(10_000);
    assertThat(settings.historyRetention()).isEqualTo(364L * 86_400_000);
    assertThat(settings.ingest())
        .isEqualTo(new Settings.Ingest(90_000, 7L * 86_400_000, List.of("portal_login")));
    assertThat(settings.kpiEmitInterval()).isEqualTo(300_000);
    assertThat(settings.delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(settings.memory()).isEqualTo(new Settings.Memory(0.25));
    assertThat(settings.flink())
        .isEqualTo(Map.of("parallelism.default", "4", "state.backend.type", "rocksdb"));
  }

  @Test
  void theClockCanBeNamedAlone() throws Exception {
    assertThat(read("program: {}\nclock: data\n").clock())
        .isEqualTo(new Settings.Clock(ClockMode.DATA, 1000));
  }

  @Test
  void placeholdersAreFilledInAndNeverReadAsYaml() throws Exception {
    Settings settings =
        read(
            """
            program: {name: "${NAME}"}
            kafka:
              sasl.jaas.config: login password="${file:password.txt}";
              client.id: $${NAME}
            """);

    assertThat(settings.program().name()).isEqualTo("a: [b");
    assertThat(settings.kafka())
        .containsEntry("sasl.jaas.config", "login password=\"from the file\";")
        .containsEntry("client.id", "${NAME}");
  }

  @Test
  void allErrorsAreToldAtOnceWithTheirPlace() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/config/wrong.yaml"));
    String expected = Files.readString(Path.of("src/test/resources/config/wrong.expected"));

    assertThat(errors(text)).isEqualTo(expected.strip());
  }

  @Test
  void aFileWithoutAProgramIsRefused() {
    assertThat(errors("clock: live"))
        .isEqualTo(
            "channelwatch.yaml:1:1: 'program' is missing; expected is at least:"
                + " program: {time_zone: UTC, currency: USD}");
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsPlace() {
    assertThat(errors("program: {\nclock: ]"))
        .startsWith("channelwatch.yaml:2:8: this is not YAML: ");
    assertThat(errors("- program\n"))
        .startsWith("channelwatch.yaml:1:1: ")
        .contains("the file is a list; expected is a mapping of settings");
  }

  @Test
  void theShippedFileNamesEverySettingWithItsDefault() throws Exception {
    String shipped = Files.readString(Path.of("../../channelwatch.yaml"));
    String uncommented = shipped.replaceAll("(?m)^( *)#(\\S)", "$1$2");

    assertThat(read(shipped)).isEqualTo(read("program: {}"));
    assertThat(read(uncommented)).isEqualTo(read("program: {}"));
    for (String path : SettingsReader.paths(new FixedSources())) {
      String key = path.substring(path.lastIndexOf('.') + 1);
      if (!path.equals("clock.mode")) {
        assertThat(shipped).containsPattern("(?m)^[ #]*" + key + ":");
      }
    }
  }

  @Test
  void allowedHostsAreHostsAndNotAddressesOfTheWeb() throws Exception {
    String allowed = "program: {}\nnotifications: {allowed_hosts: [%s]}";

    assertThat(read("program: {}").notifications().allowedHosts()).containsExactly("*");
    assertThat(
            read(allowed.formatted("'*', hooks.example.com, '*.corp.example', 10.0.0.7, '::1'"))
                .notifications()
                .allowedHosts())
        .hasSize(5);
    assertThat(errors(allowed.formatted("'https://hooks.example.com/x'")))
        .contains("channelwatch.yaml:2:", "https://hooks.example.com/x", "without scheme");
    assertThat(errors(allowed.formatted("'a.example:443'"))).contains("a.example:443");
  }

  private static String errors(String text) {
    SettingsException refused = catchThrowableOfType(SettingsException.class, () -> read(text));
    return String.join("\n", refused.problems());
  }

  private static Settings read(String text) throws SettingsException {
    return SettingsReader.read("channelwatch.yaml", text, new FixedSources());
  }

  private static final class FixedSources implements Sources {

    @Override
    public @Nullable String variable(String name) {
      return switch (name) {
        case "SECRET" -> "s3cret";
        case "NAME" -> "a: [b";
        default -> null;
      };
    }

    @Override
    public String file(String path) throws IOException {
      if (path.equals("password.txt")) {
        return "from the file\n";
      }
      throw new FileNotFoundException(path);
    }
  }
}
