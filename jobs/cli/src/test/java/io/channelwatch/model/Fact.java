package io.channelwatch.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** One input record about a partner. Null stands for a field that was left out. */
public sealed interface Fact {

  /** The partner's id. */
  String partner();

  /** When it became known; {@link #BEGINNING} if it always was. */
  Instant known();

  /** Before everything. */
  Instant BEGINNING = Instant.MIN;

  /** What makes two records one and the same; a repeat of it changes nothing. */
  Object identity();

  /** The state of a deal after a change. */
  record DealVersion(
      String eventId,
      String partner,
      String deal,
      long version,
      Instant occurred,
      String stage,
      Instant stageEnteredRaw,
      Instant registeredRaw,
      Instant closedRaw,
      BigDecimal amount,
      String currency,
      LocalDate expected,
      String attribution,
      Instant known)
      implements Fact {

    private Instant clamped(Instant instant) {
      return instant == null || instant.isBefore(occurred) ? instant : occurred;
    }

    Instant stageEntered() {
      return clamped(stageEnteredRaw);
    }

    Instant registered() {
      return clamped(registeredRaw);
    }

    Instant closed() {
      return clamped(closedRaw);
    }

    @Override
    public Object identity() {
      return "deal " + deal + " " + version + " " + occurred;
    }
  }

  /** One booked amount. */
  record Revenue(
      String eventId,
      String partner,
      Instant occurred,
      BigDecimal amount,
      String currency,
      String attribution,
      String type,
      String customer,
      Instant known)
      implements Fact {
    @Override
    public Object identity() {
      return "revenue " + eventId;
    }
  }

  /** One thing that a partner did. */
  record Activity(
      String eventId,
      String partner,
      Instant occurred,
      String type,
      BigDecimal quantity,
      BigDecimal amount,
      String currency,
      Instant known)
      implements Fact {
    @Override
    public Object identity() {
      return "activity " + eventId;
    }
  }

  /** A person. */
  record Contact(String name, String email, String slackId, String timeZone) {}

  /** Who a partner is, or that it is one no more. */
  record Profile(
      String partner,
      Instant updated,
      Map<String, String> texts,
      LocalDate joined,
      Contact cam,
      Contact leader,
      Map<String, String> labels,
      boolean deleted,
      Instant known)
      implements Fact {
    @Override
    public Object identity() {
      return "profile " + latest(updated, deleted, known);
    }
  }

  /** What a partner is expected to reach, or that it is no more. */
  record Target(
      String partner,
      String metric,
      LocalDate start,
      LocalDate end,
      BigDecimal value,
      String currency,
      Instant updated,
      boolean deleted,
      Instant known)
      implements Fact {

    String key() {
      return metric + "|" + start + "|" + end;
    }

    @Override
    public Object identity() {
      return "target " + key() + " " + latest(updated, deleted, known);
    }
  }

  /** The instant by which the latest of profiles and targets is found. */
  static Instant latest(Instant updated, boolean deleted, Instant known) {
    return deleted ? known : updated == null ? BEGINNING : updated;
  }
}
