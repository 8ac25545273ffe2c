package io.channelwatch.notifying.deliver;

import static io.channelwatch.notifying.deliver.MessageExamples.CHANNEL;
import static io.channelwatch.notifying.deliver.MessageExamples.digest;
import static io.channelwatch.notifying.deliver.MessageExamples.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Message.Telling;
import io.channelwatch.notification.Why;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What digests say. */
class DigestTextTest {

  private final MessageText text = new MessageText(ZoneId.of("America/New_York"), "EUR");

  @Test
  void aDigestRanksPartnersByTheMoneyAtStake() {
    String plain = text.plain(digest());

    assertThat(plain)
        .startsWith("10 partners, 17 alerts: ")
        .contains("; 2 more began and ended in between")
        .containsPattern("(?s)EUR 117,000 at stake.*EUR 104,000 at stake.*EUR 13,000 at stake");
    assertThat(text.html(digest())).contains("10 partners", "EUR 117,000 at stake");
    assertThat(text.card(digest()).toString()).contains("EUR 117,000 at stake");
    assertThat(text.blocks(digest()).toString()).contains("EUR 117,000 at stake");
  }

  @Test
  void aDigestSaysWhatChangedAndWhatDidNot() {
    assertThat(text.plain(digest()))
        .contains("new", "escalated", "still firing", "Recovered: ", "Good news, new: ")
        .contains("Remaining coverage 1.2x (was 1.4x)");
    assertThat(digest().title()).startsWith("Digest: ").contains(" new, ", " still firing");
  }

  @Test
  void aDigestShowsNewsBeforeWhatGoesOnHoweverBadThatIs() {
    List<Item> items = new ArrayList<>();
    Map<String, Telling> tellings = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      items.add(Examples.opened("a" + i, Examples.OPENED_AT));
      tellings.put("a" + i, new Telling(Why.REPEAT, null, 1, List.of()));
    }
    items.add(
        Examples.item(
            "news", 1, TransitionType.ESCALATED, Severity.WARNING, Examples.OPENED_AT + 1));
    tellings.put("news", new Telling(Why.ESCALATED, null, 1, List.of()));
    Message like = Examples.message(CHANNEL, items.toArray(Item[]::new));

    assertThat(text.plain(Examples.digest(like, tellings, 0))).contains("Warning, escalated: ");
  }

  @Test
  void aLeadersDigestDoesNotRankThem() {
    assertThat(text.plain(Examples.to("leader", digest())))
        .doesNotContain("at stake", "Critical", "Warning");
  }
}
