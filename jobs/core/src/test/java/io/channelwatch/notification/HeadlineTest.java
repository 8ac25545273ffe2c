package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.rule.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private final List<Item> items = new ArrayList<>();
  private final Map<String, Message.Telling> tellings = new HashMap<>();

  @Test
  void aSinglePieceOfNewsIsTheSubjectOfItsDigest() {
    tells("Acme", Why.FIRST, 0);

    assertThat(title()).isEqualTo("Digest: Acme, new: Pipeline coverage is low");
  }

  @Test
  void whatGoesOnBesideASinglePieceOfNewsIsCounted() {
    tells("Acme", Why.REPEAT, 900);
    tells("Beta", Why.RESOLVED, 0);
    tells("Gamma", Why.REPEAT, 50);

    assertThat(title()).isEqualTo("Digest: Beta, ended: Pipeline coverage is low; 2 still firing");
  }

  @Test
  void partnersWithNewsAreNamedWhereMostMoneyIsAtStakeFirst() {
    tells("Acme", Why.FIRST, 10);
    tells("Beta", Why.REPEAT, 900);
    tells("Gamma", Why.ESCALATED, 50);
    tells("Delta", Why.FIRST, 20);

    assertThat(title())
        .isEqualTo("Digest: Gamma, Delta and 1 more: 2 new, 1 escalated, 1 still firing");
    assertThat(DigestPartner.of(digest()))
        .extracting(DigestPartner::name)
        .as("at the top of the digest as well")
        .containsExactly("Gamma", "Delta", "Acme", "Beta");
  }

  @Test
  void aDigestOfRemindersNamesWhomItIsAbout() {
    tells("Acme", Why.REPEAT, 10);
    tells("Beta", Why.REPEAT, 20);

    assertThat(title()).isEqualTo("Digest: Beta, Acme: 2 still firing");
  }

  private String title() {
    return digest().title();
  }

  private Message digest() {
    Chain chain = new Chain(List.of());
    return new Message(
        "n", 10, Examples.OPS, "cam", chain, Why.DIGEST, items, null, 0, tellings, 0);
  }

  private void tells(String partner, Why why, long amount) {
    boolean ended = why == Why.RESOLVED;
    Evidence.Deal deal = new Evidence.Deal("D", amount, "PROPOSAL", 0, 0, null, 0, "open");
    items.add(
        new Item(
            "a-" + partner,
            0,
            ended ? TransitionType.RESOLVED : TransitionType.OPENED,
            ended ? ResolveReason.CLEARED : null,
            "pipeline-coverage-low",
            "pipeline",
            "risk",
            Severity.WARNING,
            null,
            new Item.Subject("PARTNER", "id-" + partner, partner),
            "id-" + partner,
            1,
            2,
            "Pipeline coverage is low",
            "It is low.",
            null,
            Map.of(),
            List.of(),
            new Evidence(List.of(deal), List.of())));
    tellings.put("a-" + partner, new Message.Telling(why, null, 1, List.of()));
  }
}
