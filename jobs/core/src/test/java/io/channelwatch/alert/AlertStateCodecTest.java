package io.channelwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.kpi.Decoder;
import io.channelwatch.kpi.Encoder;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.Severity;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertStateCodecTest {

  @Property
  void readsWhatItWrote(@ForAll("alerts") List<AlertState> alerts) {
    assertThat(read(write(alerts))).isEqualTo(alerts);
  }

  @Test
  void namesARuleOnceHoweverManyDealsItFiresOn() {
    int one = write(Collections.nCopies(1, onDeal("d1"))).length;
    int two = write(Collections.nCopies(2, onDeal("d1"))).length;

    assertThat(two - one).isLessThan("a-rule-with-quite-a-long-name".length());
  }

  @Test
  void refusesASeverityThatItDoesNotKnow() {
    Episode episode = new Episode(5, 1, Severity.WARNING);
    byte[] bytes = write(List.of(onDeal("d1", episode)));
    bytes[bytes.length - 1] = 9;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("9");
  }

  @Provide
  Arbitrary<List<AlertState>> alerts() {
    Arbitrary<LevelState> levels =
        Arbitraries.oneOf(
            Arbitraries.of(LevelState.INACTIVE, LevelState.FIRING),
            Combinators.combine(
                    Arbitraries.of(LevelPhase.PENDING, LevelPhase.RECOVERING), Arbitraries.longs())
                .as(LevelState::new));
    Arbitrary<Episode> episodes =
        Combinators.combine(
                Arbitraries.longs(), Arbitraries.integers(), Arbitraries.of(Severity.class))
            .as(Episode::new)
            .injectNull(0.3);
    return Combinators.combine(
            Arbitraries.of("slow", "dormant", "große-Chance"),
            Arbitraries.of(RuleScope.class),
            Arbitraries.strings().ofMaxLength(8),
            Combinators.combine(levels, levels, levels).as(LevelStates::new),
            episodes,
            Arbitraries.longs())
        .as(
            (rule, scope, deal, states, episode, deadline) ->
                new AlertState(
                    rule, scope, scope == RuleScope.DEAL ? deal : "p1", states, episode, deadline))
        .list()
        .ofMaxSize(6);
  }

  private static AlertState onDeal(String id) {
    return onDeal(id, null);
  }

  private static AlertState onDeal(String id, @Nullable Episode episode) {
    return new AlertState(
        "a-rule-with-quite-a-long-name",
        RuleScope.DEAL,
        id,
        LevelStates.INACTIVE,
        episode,
        Long.MAX_VALUE);
  }

  private static byte[] write(List<AlertState> alerts) {
    Encoder out = new Encoder();
    AlertStateCodec.write(alerts, out);
    return out.toBytes();
  }

  private static List<AlertState> read(byte[] bytes) {
    return AlertStateCodec.read("p1", new Decoder(bytes));
  }
}
