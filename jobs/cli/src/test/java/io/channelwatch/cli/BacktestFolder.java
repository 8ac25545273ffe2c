package io.channelwatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The files that a backtest reads, and those that it wrote. */
record BacktestFolder(Path root) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Rules on silent partners, and policies under which every alert is mailed at once. */
  void writeRules(String... levels) throws IOException {
    write("rules/quiet.yaml", quiet(levels));
    write(
        "rules/notifications.yaml",
        """
        apiVersion: channelwatch/v1
        kind: NotificationPolicies
        recipients: {ops: {name: Operations, email: ops@example.com}}
        channels:
          email: {type: email, host: localhost, port: 25, security: none, from: a@example.com}
        policies:
          - {match: "true", channels: [email], deliver: immediate}
        fallback: ops
        """);
  }

  /** A rule on the days since the last login, with these levels in one line each. */
  static String quiet(String... levels) {
    return """
        apiVersion: channelwatch/v1
        kind: RuleSet
        metadata: {name: engagement, owner: channel-ops}
        rules:
          - id: quiet
            title: No logins
            kind: risk
            notify: [cam]
            levels:
        """
        + Stream.of(levels)
            .map(level -> "      - {%s}\n".formatted(level))
            .collect(Collectors.joining());
  }

  void write(String name, String text) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Path file(String name) {
    return root.resolve(name);
  }

  /** A file's path, as a command takes it. */
  String path(String name) {
    return file(name).toString();
  }

  /** Each line of a file of JSON lines. */
  List<JsonNode> json(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file(name))) {
      lines.add(MAPPER.readTree(line));
    }
    return lines;
  }

  /** The same, as the texts at these places of each. */
  List<String> told(String name, String... places) throws IOException {
    return json(name).stream()
        .map(
            line ->
                Stream.of(places)
                    .map(place -> line.at(place).asText())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  Document page(String name) throws IOException {
    return Jsoup.parse(Files.readString(file(name)));
  }

  /** What a report shows. */
  JsonNode report(String name) throws IOException {
    return MAPPER.readTree(page(name).getElementById("content").data());
  }
}
