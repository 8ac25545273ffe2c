package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.ResolveReason;
import io.channelwatch.alerts.Severity;
import io.channelwatch.alerts.SubjectType;
import io.channelwatch.alerts.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert's transition as one line that a person wants to read. */
final class AlertLine {

  private static final int NAME_WIDTH = 26;

  private final ZoneId zone;
  private final Map<String, String> names;

  /** Lines with days of a zone; {@code names} are the partners' by their ids. */
  AlertLine(ZoneId zone, Map<String, String> names) {
    this.zone = zone;
    this.names = names;
  }

  /** The program's day on which it happened. */
  LocalDate day(Alert alert) {
    return day(alert.getAt());
  }

  /** The program's day of an instant. */
  LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** Date, severity, partner, title and message, with markup for colours. */
  String of(Alert alert) {
    return "%s  %s  @|bold %s|@ %s".formatted(day(alert), state(alert), name(alert), what(alert));
  }

  private static String state(Alert alert) {
    if (alert.getTransition() == Transition.RESOLVED) {
      return "@|green %-8s|@".formatted("resolved");
    }
    Severity severity = alert.getSeverity();
    String colour =
        switch (severity) {
          case CRITICAL -> "bold,red";
          case WARNING -> "yellow";
          default -> "cyan";
        };
    return "@|%s %-8s|@".formatted(colour, severity.name().toLowerCase(Locale.ROOT));
  }

  private String name(Alert alert) {
    String id = alert.getPartnerId() == null ? alert.getSubject().getId() : alert.getPartnerId();
    String shown = plain(names.getOrDefault(id, id));
    return shown.length() > NAME_WIDTH
        ? shown.substring(0, NAME_WIDTH - 1) + "…"
        : "%-26s".formatted(shown);
  }

  private static String what(Alert alert) {
    boolean isDeal = alert.getSubject().getType() == SubjectType.DEAL;
    String deal = isDeal ? alert.getSubject().getId() + ": " : "";
    String title = plain(deal + alert.getTitle());
    return switch (alert.getTransition()) {
      case RESOLVED -> title + " (" + reason(alert.getReason()) + ")";
      case ESCALATED -> title + ", worse: " + plain(alert.getMessage());
      case DEESCALATED -> title + ", better: " + plain(alert.getMessage());
      default -> title + ": " + plain(alert.getMessage());
    };
  }

  private static String reason(@Nullable ResolveReason reason) {
    return reason == null ? "over" : reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Nothing that the data says is markup. */
  static String plain(String text) {
    return text.replace("@|", "@ |").replaceAll("\\s+", " ");
  }
}
