package io.channelwatch.notification;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one alert, with all that a message can show of it. Instants are milliseconds
 * since the epoch, amounts ten-thousandths of the program's currency.
 *
 * @param alertId the episode
 * @param sequence the transition within the episode, from 0
 * @param reason why the episode ended; null but on RESOLVED
 * @param kind risk, growth or data_quality
 * @param severity after the transition; on RESOLVED the last one
 * @param previousSeverity before it; null on OPENED
 * @param subject what the alert is about
 * @param partnerId the partner concerned; null for segments
 * @param playbook what to do about it: a text or an address
 * @param alsoFiring what else fires for the partner at that instant, worst first
 */
public record Item(
    String alertId,
    int sequence,
    TransitionType transition,
    @Nullable ResolveReason reason,
    String ruleId,
    String ruleSet,
    String kind,
    Severity severity,
    @Nullable Severity previousSeverity,
    Subject subject,
    @Nullable String partnerId,
    long openedAt,
    long at,
    String title,
    String message,
    @Nullable String playbook,
    Map<String, String> labels,
    List<Reading> readings,
    Evidence evidence,
    List<Firing> alsoFiring) {

  // A state written by an earlier release lacks what was added since.
  public Item {
    alsoFiring = alsoFiring == null ? List.of() : alsoFiring;
  }

  /** A transition beside which nothing else fires. */
  public Item(
      String alertId,
      int sequence,
      TransitionType transition,
      @Nullable ResolveReason reason,
      String ruleId,
      String ruleSet,
      String kind,
      Severity severity,
      @Nullable Severity previousSeverity,
      Subject subject,
      @Nullable String partnerId,
      long openedAt,
      long at,
      String title,
      String message,
      @Nullable String playbook,
      Map<String, String> labels,
      List<Reading> readings,
      Evidence evidence) {
    this(
        alertId,
        sequence,
        transition,
        reason,
        ruleId,
        ruleSet,
        kind,
        severity,
        previousSeverity,
        subject,
        partnerId,
        openedAt,
        at,
        title,
        message,
        playbook,
        labels,
        readings,
        evidence,
        List.of());
  }

  /** The order in which items of one instant are taken: the same in every run. */
  public static final Comparator<Item> ORDER =
      Comparator.comparingLong(Item::at)
          .thenComparing(Item::alertId)
          .thenComparingInt(Item::sequence);

  /**
   * What an alert is about.
   *
   * @param type PARTNER, DEAL or SEGMENT
   * @param name as people read it, where it has one; a deal's is its partner's
   */
  public record Subject(String type, String id, @Nullable String name) {

    /** The name as people read it, or else the id; of a deal both. */
    public String label() {
      if (name == null) {
        return id;
      }
      return isDeal() ? name + ", deal " + id : name;
    }

    /** Whether it is one of a partner's deals. */
    public boolean isDeal() {
      return type.equals("DEAL");
    }
  }

  /** The same with other readings. */
  Item withReadings(List<Reading> others) {
    return with(message, others, evidence, alsoFiring);
  }

  /** The same without what only messages show. */
  Item brief() {
    return with("", List.of(), new Evidence(List.of(), List.of()), List.of());
  }

  /** The same with what else fires for the partner. */
  public Item withAlsoFiring(List<Firing> others) {
    return with(message, readings, evidence, others);
  }

  private Item with(
      String message, List<Reading> readings, Evidence evidence, List<Firing> alsoFiring) {
    return new Item(
        alertId,
        sequence,
        transition,
        reason,
        ruleId,
        ruleSet,
        kind,
        severity,
        previousSeverity,
        subject,
        partnerId,
        openedAt,
        at,
        title,
        message,
        playbook,
        labels,
        readings,
        evidence,
        alsoFiring);
  }

  /** Whether the episode ended with this transition. */
  public boolean resolved() {
    return transition == TransitionType.RESOLVED;
  }
}
