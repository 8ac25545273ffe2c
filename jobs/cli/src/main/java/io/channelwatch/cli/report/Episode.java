package io.channelwatch.cli.report;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.ResolveReason;
import io.channelwatch.alerts.Severity;
import io.channelwatch.alerts.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One episode of one alert, as its transitions told of it so far. */
final class Episode {

  private final List<Step> steps = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private final String ruleId;
  private final String subject;
  private final @Nullable String partnerId;
  private final String manager;
  private final Instant openedAt;
  private Severity worst = Severity.UNKNOWN;
  private @Nullable Instant resolvedAt;
  private @Nullable ResolveReason reason;
  private boolean again;

  /** One transition. */
  record Step(Transition transition, Severity severity, Instant at, String message) {}

  /** The episode that a transition is the first known of. */
  Episode(Alert first, String manager) {
    this.ruleId = first.getRuleId();
    this.subject = first.getSubject().getId();
    this.partnerId = first.getPartnerId();
    this.openedAt = first.getOpenedAt();
    this.manager = manager;
  }

  /** Takes up the next transition. */
  void add(Alert alert) {
    steps.add(
        new Step(alert.getTransition(), alert.getSeverity(), alert.getAt(), alert.getMessage()));
    if (alert.getSeverity().compareTo(worst) > 0) {
      worst = alert.getSeverity();
    }
    if (alert.getTransition() == Transition.RESOLVED) {
      resolvedAt = alert.getAt();
      reason = alert.getReason();
    }
  }

  /** Adds the curve of a value that the rule reads, unless it is there. */
  void show(Curve curve) {
    if (!curves.contains(curve)) {
      curves.add(curve);
    }
  }

  /** Says that the alert had fired shortly before. */
  void markAgain() {
    again = true;
  }

  List<Step> steps() {
    return steps;
  }

  List<Curve> curves() {
    return curves;
  }

  String ruleId() {
    return ruleId;
  }

  /** The partner's, the deal's or the segment's id. */
  String subject() {
    return subject;
  }

  /** Null for segments. */
  @Nullable String partnerId() {
    return partnerId;
  }

  /** The name of the channel account manager when it opened. */
  String manager() {
    return manager;
  }

  Instant openedAt() {
    return openedAt;
  }

  /** The most severe that it ever was. */
  Severity worst() {
    return worst;
  }

  /** Null while it is open. */
  @Nullable ResolveReason reason() {
    return reason;
  }

  boolean isOpen() {
    return resolvedAt == null;
  }

  /** Whether it opened within a few days after the one before was resolved. */
  boolean isAgain() {
    return again;
  }

  boolean escalated() {
    return steps.stream().anyMatch(step -> step.transition() == Transition.ESCALATED);
  }

  @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  /** How long it lasted; null while it is open. */
  @Nullable Duration lasted() {
    return resolvedAt == null ? null : Duration.between(openedAt, resolvedAt);
  }
}
