package io.channelwatch.ruletest;

import io.channelwatch.alert.LevelPhase;
import io.channelwatch.rule.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One test of rules. */
public final class RuleTest {

  private final String file;
  private final String name;
  private final RulesUnderTest rules;
  private final Story story;
  private final List<Expectation> expectations;
  private final List<MessageExpectation> messages;

  RuleTest(
      String file,
      String name,
      RulesUnderTest rules,
      Story story,
      List<Expectation> expectations,
      List<MessageExpectation> messages) {
    this.file = file;
    this.name = name;
    this.rules = rules;
    this.story = story;
    this.expectations = List.copyOf(expectations);
    this.messages = List.copyOf(messages);
  }

  /** The path of its file in the rules directory. */
  public String file() {
    return file;
  }

  /** What it shows, as a sentence. */
  public String name() {
    return name;
  }

  /** The rules that it expects something of, and in which states. */
  public Map<String, Set<LevelPhase>> states() {
    Map<String, Set<LevelPhase>> states = new TreeMap<>();
    for (Expectation expectation : expectations) {
      states
          .computeIfAbsent(expectation.rule().id(), id -> EnumSet.noneOf(LevelPhase.class))
          .add(expectation.state());
    }
    return states;
  }

  /** The story as it is played and what is expected of it, a line each. */
  String told() {
    StringBuilder told = new StringBuilder().append(story.calendar().program()).append('\n');
    story.rates().forEach(rate -> told.append(rate).append('\n'));
    story.records().forEach(record -> told.append(record).append('\n'));
    for (Expectation it : expectations) {
      told.append(
          "%d %s %s %s %s%n"
              .formatted(it.at(), it.rule().id(), it.dealId(), it.state(), it.severity()));
      it.values().forEach(value -> told.append(value.text() + " = " + value.number() + "\n"));
    }
    messages.forEach(it -> told.append(it.told()).append('\n'));
    return told.toString();
  }

  /** Plays the story; gives the expectations that do not hold, in the order of their instants. */
  public List<Failure> run() {
    Rehearsal rehearsal = new Rehearsal(story, rules);
    List<Failure> failures = new ArrayList<>();
    for (Expectation expectation :
        expectations.stream().sorted(Comparator.comparingLong(Expectation::at)).toList()) {
      rehearsal.playUntil(expectation.at());
      Comparison comparison = compare(rehearsal, expectation);
      if (comparison.differs()) {
        failures.add(failure(rehearsal, expectation, comparison));
      }
    }
    if (!messages.isEmpty()) {
      failures.addAll(missing());
    }
    return failures;
  }

  private List<Failure> missing() {
    Rehearsal rehearsal = new Rehearsal(story, rules);
    List<Failure> failures = new ArrayList<>();
    for (MessageExpectation expected :
        messages.stream().sorted(Comparator.comparingLong(MessageExpectation::at)).toList()) {
      Failure failure = expected.failure(rehearsal.messagesUntil(expected.at()));
      if (failure != null) {
        failures.add(failure);
      }
    }
    return failures;
  }

  private Comparison compare(Rehearsal rehearsal, Expectation expected) {
    return new Comparison(
        expected,
        rehearsal.standing(expected.rule(), expected.dealId()),
        rehearsal.facts(expected.rule(), expected.dealId(), expected.at()),
        rules.values(expected.rule()));
  }

  private static Failure failure(
      Rehearsal rehearsal, Expectation expectation, Comparison comparison) {
    Problem place = expectation.place();
    String message =
        "%s at %s: %s"
            .formatted(
                expectation.rule().id(),
                Instant.ofEpochMilli(expectation.at()),
                comparison.sentence());
    String hint =
        rehearsal.evaluated()
            ? ""
            : "  Nothing with a time has become known by then, so no rule has been evaluated yet.\n";
    return new Failure(
        new Problem(
            place.severity(),
            place.file(),
            place.line(),
            place.column(),
            place.rule(),
            message,
            place.source()),
        comparison.table() + hint);
  }
}
