package io.channelwatch.notifying.deliver;

import com.github.jknack.handlebars.EscapingStrategy;
import java.util.ArrayList;
import java.util.List;

/** What templates are written for: each escapes values in its own way. */
enum Medium {
  EMAIL_HTML("email", ".html.hbs", 10, true, Escapes::html),
  EMAIL_TEXT("email", ".txt.hbs", 10, false, EscapingStrategy.NOOP),
  // Slack takes 50 blocks; an entry makes up to seven.
  SLACK("slack", ".json.hbs", 6, false, Escapes::slack),
  // Teams takes 28 KB; an entry makes up to four.
  TEAMS("teams", ".json.hbs", 5, false, Escapes::json);

  /** The frames, of which every medium has a template. */
  static final String MESSAGE = "message";

  static final String DIGEST = "digest";

  private static final List<String> NAMES =
      List.of(
          MESSAGE,
          DIGEST,
          "risk",
          "growth",
          "data_quality",
          "resolved",
          "leader",
          "leader_growth",
          "leader_resolved",
          "facts");

  private final String folder;
  private final String suffix;
  private final int most;
  private final boolean labelled;

  @SuppressWarnings("ImmutableEnumChecker") // The strategies are stateless.
  private final EscapingStrategy escaping;

  Medium(String folder, String suffix, int most, boolean labelled, EscapingStrategy escaping) {
    this.folder = folder;
    this.suffix = suffix;
    this.most = most;
    this.labelled = labelled;
    this.escaping = escaping;
  }

  /** The folder of its templates. */
  String folder() {
    return folder;
  }

  /** How the names of its templates' files end. */
  String suffix() {
    return suffix;
  }

  /** The file of a template, relative to the folder of all. */
  String path(String name) {
    return folder + '/' + name + suffix;
  }

  /** The files of all its templates. */
  List<String> paths() {
    List<String> paths = new ArrayList<>(NAMES.stream().map(this::path).toList());
    if (labelled) {
      paths.add(path("label"));
    }
    return paths;
  }

  /** How many alerts are shown in full; the others are named. */
  int most() {
    return most;
  }

  EscapingStrategy escaping() {
    return escaping;
  }

  /** Whether what comes out must be a JSON object. */
  boolean json() {
    return suffix.equals(".json.hbs");
  }
}
