package io.channelwatch.notifying.ingest;

import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.AlertValue;
import io.channelwatch.alerts.Severity;
import io.channelwatch.alerts.ValuePart;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Reading;
import io.channelwatch.rule.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes an alert over from its Avro record. */
public final class AvroAlert {
  private AvroAlert() {}

  /**
   * The alert as a plain value.
   *
   * @throws IllegalArgumentException if it shows a transition or severity that is not known here
   */
  public static Incoming incoming(Alert alert) {
    Item item =
        new Item(
            alert.getAlertId(),
            alert.getSequence(),
            TransitionType.valueOf(alert.getTransition().name()),
            reason(alert.getReason()),
            alert.getRuleId(),
            alert.getRuleSet(),
            alert.getKind(),
            severity(alert.getSeverity()),
            alert.getPreviousSeverity() == null ? null : severity(alert.getPreviousSeverity()),
            new Item.Subject(
                alert.getSubject().getType().name(),
                alert.getSubject().getId(),
                alert.getSubject().getName()),
            alert.getPartnerId(),
            alert.getOpenedAt().toEpochMilli(),
            alert.getAt().toEpochMilli(),
            alert.getTitle(),
            alert.getMessage(),
            alert.getPlaybook(),
            alert.getLabels(),
            readings(alert.getValues()),
            AvroEvidence.evidence(alert.getEvidence()));
    return new Incoming(
        item,
        alert.getNotify(),
        AvroContacts.contact(alert.getCam()),
        AvroContacts.contact(alert.getLeader()));
  }

  private static @Nullable ResolveReason reason(
      io.channelwatch.alerts.@Nullable ResolveReason reason) {
    // A reason that is not known here is still no recovery.
    return reason == null || reason == io.channelwatch.alerts.ResolveReason.UNKNOWN
        ? null
        : ResolveReason.valueOf(reason.name());
  }

  private static io.channelwatch.rule.Severity severity(Severity severity) {
    return io.channelwatch.rule.Severity.valueOf(severity.name());
  }

  private static List<Reading> readings(Map<String, AlertValue> values) {
    List<Reading> readings = new ArrayList<>();
    new TreeMap<>(values).forEach((name, value) -> readings.add(reading(name, value)));
    return readings;
  }

  private static Reading reading(String name, AlertValue value) {
    List<Threshold> thresholds = new ArrayList<>();
    for (io.channelwatch.alerts.Threshold t : value.getThresholds()) {
      thresholds.add(
          new Threshold(severity(t.getLevel()), t.getCondition(), t.getOperator(), t.getNumber()));
    }
    double number = orNaN(value.getValue());
    List<Reading.Part> parts = value.getParts().stream().map(AvroAlert::part).toList();
    return new Reading(
        name,
        null,
        number,
        value.getUnit(),
        thresholds,
        List.copyOf(parts),
        thresholds.isEmpty() ? List.of() : trail(value));
  }

  /** Only what is compared with something is drawn. */
  private static List<Double> trail(AlertValue value) {
    return value.getTrail().stream().map(AvroAlert::orNaN).toList();
  }

  private static Reading.Part part(ValuePart part) {
    return new Reading.Part(
        part.getKpi(),
        null,
        orNaN(part.getValue()),
        null,
        part.getWeight(),
        orNaN(part.getContribution()));
  }

  private static double orNaN(@Nullable Double number) {
    return number == null ? Double.NaN : number;
  }
}
