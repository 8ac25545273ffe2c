package io.channelwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.alert.AlertValue;
import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.PartnerKpis;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.alert.SubjectType;
import io.channelwatch.alert.Transition;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.ingest.Refused;
import io.channelwatch.alerting.rule.RulesInForce;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.config.Settings;
import io.channelwatch.conventions.Variant;
import io.channelwatch.event.Contact;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What flows between tasks or is stored has a form that Flink does not choose by itself. */
class FlowingTypesTest {

  private static final RulesUpdate UPDATE =
      new RulesUpdate("program", 3, Map.of("a.yaml", "kind: RuleSet", "b/c.yaml", ""), "ann", 7);
  private static final Received RECEIVED =
      new Received("t", 1, 2, 3, new byte[] {1}, new byte[] {2, 3});

  @ParameterizedTest
  @ValueSource(
      classes = {
        Received.class,
        ReferenceRecord.class,
        Refused.class,
        Written.class,
        RulesInForce.Dated.class,
        FxRate.class,
        Transition.class,
        PartnerKpis.class
      })
  void isAnalysedWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @ParameterizedTest
  @MethodSource("values")
  void comesBackAsItWasWritten(Object value) throws IOException {
    assertThat(writtenAndRead(value)).usingRecursiveComparison().isEqualTo(value);
  }

  static Stream<Object> values() {
    return Stream.of(
        RECEIVED,
        new Received("t", 1, 2, 3, null, null),
        new Received("", 0, Long.MAX_VALUE, Long.MIN_VALUE, new byte[0], new byte[0]),
        new ReferenceRecord(1, new FxRate("EUR", 20_000, 110_000_000L, 5L), null),
        new ReferenceRecord(1, null, UPDATE),
        new FxRate("EUR", -1, null, null),
        new PartnerKpis("p", 7, new HashMap<>(Collections.singletonMap("coverage", null))),
        new PartnerKpis("p", 7, Map.of("coverage", 2.5, "win_rate", -0.25)),
        new Refused(RECEIVED, new Rejection("reason", "a detail")),
        new Refused(new Received("t", 1, 2, 3, null, null), new Rejection("reason", "")),
        new Written("alerts", "r|p", new byte[] {0, 1}, 4),
        new RulesInForce.Dated(1_000, UPDATE),
        fullTransition(),
        bareTransition());
  }

  private static Transition fullTransition() {
    return new Transition(
        "id",
        3,
        "rule",
        "set",
        9,
        "risk",
        SubjectType.DEAL,
        "d1",
        "Deal",
        "p1",
        TransitionType.RESOLVED,
        ResolveReason.CLEARED,
        Severity.WARNING,
        Severity.CRITICAL,
        1,
        2,
        "title",
        "message",
        "playbook",
        Map.of("family", "pipeline"),
        List.of("cam", "leader"),
        new Contact("Ann", "ann@example.com", "U1", "Europe/Berlin"),
        new Contact("Bob", null, null, null),
        Map.of("kpi", value(1.5), "absent", value(null)),
        new Evidence(
            List.of(
                new Evidence.Deal("d1", 5, "WON", 1, 20_000, 2L, 3, "why"),
                new Evidence.Deal("d2", 5, "QUALIFIED", 1, null, null, 3, "why")),
            List.of(
                new Evidence.LastRecord("revenue", "e1", 20_000, 5L, null),
                new Evidence.LastRecord("activity", "e2", 20_000, null, 1L))));
  }

  private static AlertValue value(Double number) {
    return new AlertValue(
        number,
        number == null ? null : "ratio",
        List.of(new Threshold(Severity.CRITICAL, "when", "<", 3.0)),
        List.of(
            new AlertValue.Part("a", 1.0, 0.3, 30.0), new AlertValue.Part("b", null, 0.7, null)),
        Arrays.asList(1.0, null, 2.0));
  }

  private static Transition bareTransition() {
    return new Transition(
        "id",
        0,
        "rule",
        "set",
        9,
        "risk",
        SubjectType.PARTNER,
        "p1",
        null,
        "p1",
        TransitionType.OPENED,
        null,
        Severity.INFO,
        null,
        1,
        1,
        "title",
        "message",
        null,
        Map.of(),
        List.of(),
        null,
        null,
        Map.of(),
        new Evidence(List.of(), List.of()));
  }

  private static <T> T writtenAndRead(T value) throws IOException {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    @SuppressWarnings("unchecked") // a value's class is the class of its type
    TypeInformation<T> type = TypeInformation.of((Class<T>) value.getClass());
    TypeSerializer<T> serializer = type.createSerializer(config);
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T read = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }

  @Test
  void aTypeThatFlinkWouldWriteInItsOwnWayIsRefusedWhateverTheSettingsSay() {
    Settings wish =
        Variant.of(TestSettings.defaults(), "flink", Map.of("pipeline.generic-types", "true"));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(wish));
    env.fromData(1L)
        .uid("numbers")
        .map(number -> new Random(number))
        .returns(Random.class)
        .uid("lots")
        .sinkTo(new DiscardingSink<>())
        .uid("nowhere");
    assertThatThrownBy(env::getStreamGraph)
        .hasMessageContaining("Generic types have been disabled");
  }
}
