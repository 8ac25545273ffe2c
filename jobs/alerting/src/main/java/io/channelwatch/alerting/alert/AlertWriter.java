package io.channelwatch.alerting.alert;

import io.channelwatch.alert.AlertValue;
import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.DealEvidence;
import io.channelwatch.alerts.RecordEvidence;
import io.channelwatch.alerts.ResolveReason;
import io.channelwatch.alerts.Severity;
import io.channelwatch.alerts.Subject;
import io.channelwatch.alerts.SubjectType;
import io.channelwatch.alerts.ValuePart;
import io.channelwatch.event.Contact;
import io.channelwatch.rule.Threshold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the core's transitions to the records of the alerts topic. */
public final class AlertWriter {

  private static final int MONEY_SCALE = 4;

  private AlertWriter() {}

  /** The record of a transition. */
  public static Alert alert(Transition t) {
    return Alert.newBuilder()
        .setAlertId(t.alertId())
        .setSequence(t.sequence())
        .setRuleId(t.ruleId())
        .setRuleSet(t.ruleSet())
        .setRulesVersion(t.rulesVersion())
        .setKind(t.kind())
        .setSubject(
            Subject.newBuilder()
                .setType(SubjectType.valueOf(t.subjectType().name()))
                .setId(t.subjectId())
                .setName(t.subjectName())
                .build())
        .setPartnerId(t.partnerId())
        .setTransition(io.channelwatch.alerts.Transition.valueOf(t.transition().name()))
        .setReason(t.reason() == null ? null : ResolveReason.valueOf(t.reason().name()))
        .setSeverity(severity(t.severity()))
        .setPreviousSeverity(t.previousSeverity() == null ? null : severity(t.previousSeverity()))
        .setOpenedAt(Instant.ofEpochMilli(t.openedAt()))
        .setAt(Instant.ofEpochMilli(t.at()))
        .setTitle(t.title())
        .setMessage(t.message())
        .setPlaybook(t.playbook())
        .setLabels(t.labels())
        .setNotify(t.recipients())
        .setCam(contact(t.cam()))
        .setLeader(contact(t.leader()))
        .setValues(values(t.values()))
        .setEvidence(evidence(t.evidence()))
        .build();
  }

  private static Severity severity(io.channelwatch.rule.Severity severity) {
    return Severity.valueOf(severity.name());
  }

  private static io.channelwatch.alerts.@Nullable Contact contact(@Nullable Contact contact) {
    return contact == null
        ? null
        : new io.channelwatch.alerts.Contact(
            contact.name(), contact.email(), contact.slackId(), contact.timeZone());
  }

  private static Map<String, io.channelwatch.alerts.AlertValue> values(
      Map<String, AlertValue> values) {
    Map<String, io.channelwatch.alerts.AlertValue> out = new LinkedHashMap<>();
    values.forEach((text, value) -> out.put(text, value(value)));
    return out;
  }

  private static io.channelwatch.alerts.AlertValue value(AlertValue value) {
    return new io.channelwatch.alerts.AlertValue(
        value.value(),
        value.unit(),
        each(value.thresholds(), AlertWriter::threshold),
        each(value.parts(), p -> new ValuePart(p.kpi(), p.value(), p.weight(), p.contribution())),
        value.trail());
  }

  private static io.channelwatch.alerts.Threshold threshold(Threshold threshold) {
    return new io.channelwatch.alerts.Threshold(
        severity(threshold.level()),
        threshold.condition(),
        threshold.operator(),
        threshold.number());
  }

  private static io.channelwatch.alerts.Evidence evidence(Evidence evidence) {
    return new io.channelwatch.alerts.Evidence(
        each(evidence.deals(), AlertWriter::deal),
        each(evidence.records(), AlertWriter::lastRecord));
  }

  private static DealEvidence deal(Evidence.Deal deal) {
    return new DealEvidence(
        deal.dealId(),
        money(deal.amount()),
        deal.stage(),
        Instant.ofEpochMilli(deal.registeredAt()),
        deal.expectedCloseOn() == null ? null : LocalDate.ofEpochDay(deal.expectedCloseOn()),
        deal.closedAt() == null ? null : Instant.ofEpochMilli(deal.closedAt()),
        Instant.ofEpochMilli(deal.updatedAt()),
        deal.why());
  }

  private static RecordEvidence lastRecord(Evidence.LastRecord last) {
    return new RecordEvidence(
        last.measure(),
        last.eventId(),
        LocalDate.ofEpochDay(last.day()),
        last.amount() == null ? null : money(last.amount()),
        last.quantity() == null ? null : money(last.quantity()));
  }

  private static <T, A> List<A> each(List<T> things, Function<T, A> made) {
    List<A> all = new ArrayList<>(things.size());
    for (T thing : things) {
      all.add(made.apply(thing));
    }
    return all;
  }

  private static BigDecimal money(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, MONEY_SCALE);
  }
}
