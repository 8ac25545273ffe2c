package io.channelwatch.notification;

import io.channelwatch.rule.Problem;
import io.channelwatch.rule.yaml.Yaml;
import io.channelwatch.rule.yaml.YamlFile;
import io.channelwatch.rule.yaml.YamlText;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what a notification configuration says about when who is told of what. */
final class PolicyReader {
  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final String LABELS = "labels.";

  private final YamlFile file;
  private final List<Problem> problems;
  private final Set<String> recipients;
  private final Set<String> channels;

  /**
   * @param problems takes what is wrong
   * @param recipients the names of those that there are
   * @param channels the names of those that there are
   */
  PolicyReader(
      YamlFile file, List<Problem> problems, Set<String> recipients, Set<String> channels) {
    this.file = file;
    this.problems = problems;
    this.recipients = recipients;
    this.channels = channels;
  }

  List<Policy> policies(Node root) {
    List<Policy> policies = new ArrayList<>();
    for (Node node : Yaml.items(Yaml.field(root, "policies"))) {
      Yaml.items(Yaml.field(node, "channels")).forEach(name -> known(name, "channel", channels));
      AlertCondition match = condition(Yaml.field(node, "match"));
      Digest digest = digest(Yaml.field(node, "deliver"));
      List<Long> repeats = repeats(Yaml.field(node, "repeat_every"));
      Escalation escalation = escalation(Yaml.field(node, "escalate"));
      boolean all = "true".equals(Yaml.text(node, "all"));
      if (match != null) {
        List<String> names = Yaml.texts(Yaml.field(node, "channels"));
        policies.add(new Policy(match, names, all, digest, repeats, escalation));
      }
    }
    return policies;
  }

  private @Nullable Digest digest(@Nullable Node deliver) {
    String kind = Yaml.text(deliver, "digest");
    if (kind == null) {
      return null;
    }
    Node on = Yaml.field(deliver, "on");
    String weekday = Yaml.text(on);
    if (on != null && kind.equals("daily")) {
      problem(on, "a daily digest goes out on every day; 'on' is for weekly ones");
    }
    int day = weekday == null ? 1 : WEEKDAYS.indexOf(weekday) + 1;
    int minute = minute(Yaml.text(deliver, "at"), Digest.DEFAULT.minute());
    return new Digest(kind.equals("weekly") ? day : 0, minute);
  }

  private List<Long> repeats(@Nullable Node node) {
    List<Long> repeats = new ArrayList<>();
    for (Node each : node instanceof SequenceNode list ? Yaml.items(list) : nullable(node)) {
      long millis = FileDuration.of(each, 0);
      if (millis == 0) {
        problem(each, "a reminder needs some time before it");
      }
      repeats.add(millis);
    }
    return repeats;
  }

  private static List<Node> nullable(@Nullable Node node) {
    return node == null ? List.of() : List.of(node);
  }

  private @Nullable Escalation escalation(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Set<String> names = new TreeSet<>(recipients);
    names.addAll(List.of("cam", "leader"));
    Node to = Yaml.field(node, "to");
    Yaml.items(to).forEach(name -> known(name, "recipient", names));
    return new Escalation(FileDuration.of(Yaml.field(node, "after"), 0), Yaml.texts(to));
  }

  @Nullable QuietHours quietHours(Node root) {
    Node node = Yaml.field(root, "quiet_hours");
    if (node == null) {
      return null;
    }
    String from = Yaml.text(node, "from");
    String to = Yaml.text(node, "to");
    boolean weekends = "true".equals(Yaml.text(node, "weekends"));
    if ((from == null) != (to == null)) {
      problem(node, "from and to go together");
    } else if (from == null && !weekends) {
      problem(node, "quiet hours need from and to, or weekends: true");
    } else if (from != null && from.equals(to)) {
      problem(node, "from and to are the same time of day");
    }
    QuietTimes times =
        new QuietTimes(minute(from, QuietTimes.NONE), minute(to, QuietTimes.NONE), weekends);
    Node unless = Yaml.field(node, "unless");
    return new QuietHours(times, unless == null ? null : condition(unless));
  }

  List<Inhibition> inhibitions(Node root) {
    List<Inhibition> inhibitions = new ArrayList<>();
    for (Node node : Yaml.items(Yaml.field(root, "inhibit"))) {
      AlertCondition source = condition(Yaml.field(node, "source"));
      AlertCondition target = condition(Yaml.field(node, "target"));
      Yaml.items(Yaml.field(node, "same")).forEach(this::field);
      if (source != null && target != null) {
        inhibitions.add(new Inhibition(source, target, Yaml.texts(Yaml.field(node, "same"))));
      }
    }
    return inhibitions;
  }

  private void field(Node node) {
    String name = Yaml.text(node);
    if (name != null && !(name.startsWith(LABELS) && name.length() > LABELS.length())) {
      Set<String> fields = new TreeSet<>(AlertCondition.FIELDS.keySet());
      fields.removeAll(List.of("role", "labels"));
      if (!fields.contains(name)) {
        String hint = Nearest.hint(name, fields);
        problem(node, "an alert has no field '" + name + "' to compare" + hint);
      }
    }
  }

  @Nullable Limit limit(Node root) {
    String text = Yaml.text(Yaml.field(root, "limits"), "per_recipient");
    if (text == null) {
      return null;
    }
    int slash = text.indexOf('/');
    String within = text.substring(slash + 1);
    String span = Character.isDigit(within.charAt(0)) ? within : "1" + within;
    return new Limit(Integer.parseInt(text.substring(0, slash)), FileDuration.of(span));
  }

  private @Nullable AlertCondition condition(@Nullable Node node) {
    if (node instanceof ScalarNode text) {
      try {
        return AlertCondition.compile(text.getValue(), recipients);
      } catch (AlertCondition.Invalid e) {
        YamlText place = new YamlText(file, text);
        e.faults().forEach(fault -> problems.add(place.error(fault.at(), null, fault.message())));
      }
    }
    return null;
  }

  private static int minute(@Nullable String time, int otherwise) {
    return time == null
        ? otherwise
        : Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }

  void known(@Nullable Node node, String what, Collection<String> known) {
    String name = Yaml.text(node);
    if (node != null && name != null && !known.contains(name)) {
      problem(node, "there is no " + what + " '" + name + "'" + Nearest.hint(name, known));
    }
  }

  private void problem(Node node, String message) {
    problems.add(file.error(node, null, message));
  }
}
