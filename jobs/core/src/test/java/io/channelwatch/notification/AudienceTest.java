package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final Reading.Part PART =
      new Reading.Part("activity_change", "Activity", -0.4, "percent", 0.2, 3);

  @Test
  void thePartnersLeadershipSeesNothingInternal() {
    Item shown = Audience.shown(message("leader")).items().get(0);

    assertThat(shown.playbook()).isNull();
    assertThat(shown.labels()).isEmpty();
    assertThat(shown.alsoFiring()).isEmpty();
    assertThat(shown.readings().get(0).parts()).isEmpty();
    assertThat(shown.readings().get(0).thresholds())
        .containsExactly(new Threshold(Severity.WARNING, "when", "<", 50));
  }

  @Test
  void thePartnersLeadershipSeesWhatConcernsItsOwnBusiness() {
    Item shown = Audience.shown(message("leader")).items().get(0);

    assertThat(shown.message()).isEqualTo(item().message());
    assertThat(shown.evidence()).isEqualTo(item().evidence());
    assertThat(shown.readings().get(0).value()).isEqualTo(38);
    assertThat(shown.readings().get(0).trail()).containsExactly(41.0, 38.0);
  }

  @Test
  void everybodyElseSeesEverything() {
    for (String role : List.of("cam", "channel-ops")) {
      assertThat(Audience.shown(message(role))).isEqualTo(message(role));
    }
  }

  @Test
  void aDigestStaysADigest() {
    Message.Telling telling = new Message.Telling(Why.REPEAT, null, 7, List.of());
    Message like = message("leader");
    Message digest =
        new Message(
            like.notificationId(),
            like.at(),
            like.recipient(),
            like.role(),
            like.chain(),
            Why.DIGEST,
            like.items(),
            null,
            like.giveUpAfter(),
            Map.of("a", telling),
            3);

    Message shown = Audience.shown(digest);

    assertThat(shown.digest()).isTrue();
    assertThat(shown.tellings()).isEqualTo(digest.tellings());
    assertThat(shown.leftOut()).isEqualTo(3);
  }

  private static Item item() {
    Item like = Examples.item("a", 0, TransitionType.OPENED, Severity.CRITICAL, 1_000);
    List<Threshold> levels =
        List.of(
            new Threshold(Severity.WARNING, "when", "<", 50),
            new Threshold(Severity.CRITICAL, "when", "<", 30));
    Reading health =
        new Reading(
            "health_score", "Health", 38, "score", levels, List.of(PART), List.of(41.0, 38.0));
    return new Item(
            like.alertId(),
            like.sequence(),
            like.transition(),
            like.reason(),
            like.ruleId(),
            like.ruleSet(),
            like.kind(),
            like.severity(),
            like.previousSeverity(),
            like.subject(),
            like.partnerId(),
            like.openedAt(),
            like.at(),
            like.title(),
            like.message(),
            "Call them before the quarter ends.",
            Map.of("family", "health"),
            List.of(health),
            like.evidence())
        .withAlsoFiring(List.of(new Firing("b", "Gone silent", "risk", Severity.WARNING, 500)));
  }

  private static Message message(String role) {
    return new Message(
        "id",
        2_000,
        Recipient.of(Examples.ANNA),
        role,
        new Chain(List.of(Examples.EMAIL)),
        Why.FIRST,
        List.of(item()),
        null,
        1_000);
  }
}
