package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.Chain;
import io.channelwatch.notification.Firing;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Reading;
import io.channelwatch.notification.Recipient;
import io.channelwatch.notification.Why;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages with everything that a message can have, to try templates on. */
final class SampleMessages {
  private static final long OPENED_AT = 1_772_440_200_000L;
  private static final long DAY = 86_400_000;
  // More than any medium shows in full.
  private static final int MANY = 30;

  private SampleMessages() {}

  /** Every kind and end, one and many, as digests and not, for everybody. */
  static List<Message> all() {
    List<Message> all = new ArrayList<>();
    for (String role : List.of("cam", "leader", "channel-ops")) {
      List<Item> kinds = kinds();
      kinds.forEach(item -> all.add(message(role, List.of(item))));
      List<Item> many = many(kinds);
      all.add(message(role, many));
      all.add(digest(message(role, many)));
      all.add(digest(message(role, List.of(kinds.get(0)))));
    }
    return all;
  }

  private static List<Item> kinds() {
    List<Item> kinds = new ArrayList<>();
    for (String kind : List.of("risk", "growth", "data_quality")) {
      kinds.add(item("a", "p", kind, TransitionType.OPENED, "Call them this week."));
      kinds.add(item("b", "p", kind, TransitionType.ESCALATED, "https://example.com/playbook"));
      kinds.add(item("c", "p", kind, TransitionType.RESOLVED, null));
    }
    return kinds;
  }

  private static List<Item> many(List<Item> kinds) {
    List<Item> many = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Item like = kinds.get(i % kinds.size());
      many.add(item("m" + i, "p" + i, like.kind(), like.transition(), like.playbook()));
      many.add(item("n" + i, "p", like.kind(), like.transition(), like.playbook()));
    }
    return many;
  }

  private static Message message(String role, List<Item> items) {
    Recipient to = new Recipient("x", "Anna \"Berg\"", "x@example.com", "U1", "Europe/Berlin");
    String note = "This comes to you in place of another.";
    Chain chain = new Chain(List.of());
    return new Message("id", OPENED_AT + 60_000, to, role, chain, Why.FIRST, items, note, DAY);
  }

  private static Message digest(Message like) {
    Map<String, Message.Telling> tellings = new HashMap<>();
    Message.Telling reminder =
        new Message.Telling(Why.REPEAT, "It \"goes\" on.", OPENED_AT, readings());
    like.entries().forEach(item -> tellings.put(item.alertId(), reminder));
    return new Message(
        like.notificationId(),
        like.at(),
        like.recipient(),
        like.role(),
        like.chain(),
        Why.DIGEST,
        like.items(),
        like.note(),
        like.giveUpAfter(),
        tellings,
        2);
  }

  private static Item item(
      String alertId,
      String partner,
      String kind,
      TransitionType transition,
      @Nullable String playbook) {
    boolean resolved = transition == TransitionType.RESOLVED;
    return new Item(
            alertId,
            0,
            transition,
            resolved ? ResolveReason.CLEARED : null,
            "pipeline-coverage-low",
            "pipeline",
            kind,
            Severity.CRITICAL,
            transition == TransitionType.OPENED ? null : Severity.WARNING,
            new Item.Subject("DEAL", "D-" + partner, "<Acme> & \"Söhne\" *\\*"),
            partner,
            OPENED_AT,
            OPENED_AT + 30_000,
            "Pipeline coverage is low",
            "Acme covers 1.2x of what is left.\n3.0x is \"healthy\".",
            playbook,
            Map.of("family", "pipeline"),
            readings(),
            evidence())
        .withAlsoFiring(firing());
  }

  private static List<Firing> firing() {
    Firing other = new Firing("z", "Gone silent", "risk", Severity.WARNING, OPENED_AT - DAY);
    return List.of(other, other, other, other, other, other);
  }

  private static List<Reading> readings() {
    List<Threshold> thresholds = List.of(new Threshold(Severity.CRITICAL, "when", "<", 1.5));
    List<Reading.Part> parts =
        List.of(new Reading.Part("activity_change", "Activity", -0.2, "percent", 0.5, 12));
    return List.of(new Reading("coverage", "Coverage", 1.2, "ratio", thresholds, parts));
  }

  private static Evidence evidence() {
    Evidence.Deal deal =
        new Evidence.Deal(
            "D-1", 420_000_000L, "PROPOSAL", OPENED_AT, 20_530, null, OPENED_AT, "open");
    Evidence.LastRecord last = new Evidence.LastRecord("revenue", "e-1", 20_490, 10_000L, null);
    return new Evidence(List.of(deal), List.of(last));
  }
}
