package io.channelwatch.notification;

import static io.channelwatch.notification.Examples.ANNA;
import static io.channelwatch.notification.Examples.OPS;
import static io.channelwatch.notification.Examples.config;
import static io.channelwatch.notification.Examples.escalated;
import static io.channelwatch.notification.Examples.incoming;
import static io.channelwatch.notification.Examples.opened;
import static io.channelwatch.notification.Examples.policy;
import static io.channelwatch.notification.Examples.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.event.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final Policy ANY = policy("true", false, "slack", "email");

  @Test
  void theFirstPolicyThatMatchesDecides() {
    Policy critical = policy("severity == 'CRITICAL'", false, "slack");
    Router router =
        new Router(config(null, critical, policy("true", false, "email")), KpiTitles.NONE);

    Routing routing = route(router, incoming(opened("a", 1_000), ANNA, "cam"));

    assertThat(chains(routing)).containsExactly("email");
  }

  @Test
  void channelsThatReachTheContactAreTriedInOrder() {
    Routing routing =
        route(new Router(config(null, ANY), KpiTitles.NONE), incoming(opened("a", 1), ANNA, "cam"));

    assertThat(chains(routing)).containsExactly("slack>email");
  }

  @Test
  void allSendsThroughEachChannel() {
    Router router =
        new Router(config(null, policy("true", true, "slack", "email")), KpiTitles.NONE);

    Routing routing = route(router, incoming(opened("a", 1), ANNA, "cam"));

    assertThat(chains(routing)).containsExactly("slack", "email");
  }

  @Test
  void onePersonInTwoRolesIsAddressedOnce() {
    Contact again = new Contact("A. Smith", "ANNA@example.com", null, null);
    Incoming incoming = new Incoming(opened("a", 1), List.of("cam", "leader"), ANNA, again);

    Routing routing = route(new Router(config(null, ANY), KpiTitles.NONE), incoming);

    assertThat(routing.addressed())
        .singleElement()
        .satisfies(a -> assertThat(a.to().recipient().id()).isEqualTo("anna@example.com"));
  }

  @Test
  void whoCannotBeReachedIsReplacedByTheFallback() {
    Contact unreachable = new Contact("Bo", null, null, null);
    Router router = new Router(config("channel-ops", ANY), KpiTitles.NONE);

    Routing routing = route(router, incoming(opened("a", 1), unreachable, "cam"));

    assertThat(routing.addressed())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.to().recipient()).isEqualTo(OPS);
              assertThat(a.to().note()).contains("cam");
            });
  }

  @Test
  void withoutAFallbackTheDecisionIsRecorded() {
    Routing routing =
        route(new Router(config(null, ANY), KpiTitles.NONE), incoming(opened("a", 1), null, "cam"));

    assertThat(routing.addressed()).isEmpty();
    assertThat(routing.suppressed())
        .singleElement()
        .satisfies(d -> assertThat(d.why()).isEqualTo("NO_CHANNEL"));
  }

  @Test
  void aRepeatedTransitionIsRoutedOnce() {
    Router router = new Router(config(null, ANY), KpiTitles.NONE);
    Incoming incoming = incoming(opened("a", 1), ANNA, "cam");
    EpisodeState after = router.route(EpisodeState.fresh(), incoming).next();

    Routing again = router.route(after, incoming);

    assertThat(again.addressed()).isEmpty();
    assertThat(again.next()).isEqualTo(after);
  }

  @Test
  void theEndGoesToEveryoneWhoWasAddressedAndNobodyElse() {
    Contact bo = new Contact("Bo", "bo@example.com", null, null);
    Router router = new Router(config(null, ANY), KpiTitles.NONE);
    EpisodeState state =
        router.route(EpisodeState.fresh(), incoming(opened("a", 1), ANNA, "cam")).next();
    state = router.route(state, incoming(escalated("a", 2), bo, "cam")).next();
    Router edited =
        new Router(config(null, policy("rule_id == 'another'", false, "email")), KpiTitles.NONE);

    Routing end = edited.route(state, incoming(resolved("a", 2, 3), ANNA, "cam", "channel-ops"));

    assertThat(end.addressed())
        .extracting(a -> a.to().recipient().id())
        .containsExactlyInAnyOrder("anna@example.com", "bo@example.com");
  }

  private static Routing route(Router router, Incoming incoming) {
    return router.route(EpisodeState.fresh(), incoming);
  }

  private static List<String> chains(Routing routing) {
    return routing.addressed().stream()
        .flatMap(a -> a.to().chains().stream())
        .map(Chain::key)
        .toList();
  }
}
