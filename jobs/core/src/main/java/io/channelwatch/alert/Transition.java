package io.channelwatch.alert;

import io.channelwatch.event.Contact;
import io.channelwatch.rule.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one alert, as it is written: {@code alertId} and {@code sequence} identify it,
 * and a repeat of it has the same content. Instants are milliseconds since the epoch.
 */
public record Transition(
    String alertId,
    int sequence,
    String ruleId,
    String ruleSet,
    long rulesVersion,
    String kind,
    SubjectType subjectType,
    String subjectId,
    @Nullable String subjectName,
    @Nullable String partnerId,
    TransitionType transition,
    @Nullable ResolveReason reason,
    Severity severity,
    @Nullable Severity previousSeverity,
    long openedAt,
    long at,
    String title,
    String message,
    @Nullable String playbook,
    Map<String, String> labels,
    List<String> recipients,
    @Nullable Contact cam,
    @Nullable Contact leader,
    Map<String, AlertValue> values,
    Evidence evidence) {}
