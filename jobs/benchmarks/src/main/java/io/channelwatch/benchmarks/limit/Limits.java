package io.channelwatch.benchmarks.limit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.alert.AlertWriter;
import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.benchmarks.measure.AlertSet;
import io.channelwatch.benchmarks.measure.Json;
import io.channelwatch.benchmarks.measure.Stopwatch;
import io.channelwatch.cli.files.CoreRecords;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.config.Settings;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.rule.RuleProgram;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Measures the limits, each in a process that does nothing else. */
public final class Limits {

  private final Settings settings;
  private final long half;

  /**
   * On the input topics of these settings.
   *
   * @param half how many records are half of them
   */
  public Limits(Settings settings, long half) {
    this.settings = settings;
    this.half = half;
  }

  /** Polls and decodes everything, and does nothing with it. */
  public ObjectNode reading() {
    InputDecoder decoder = new InputDecoder(settings);
    AtomicLong records = new AtomicLong();
    try (InputReader reader = InputReader.open(settings)) {
      Stopwatch stopwatch = Stopwatch.start();
      reader.forEach(
          record -> {
            if (decoder.decode(record).value() != null) {
              count(records, stopwatch);
            }
          });
      ObjectNode measured = Json.object("reading");
      stopwatch.elapsed(measured);
      return measured.put("records", records.get());
    }
  }

  /** Polls, decodes, puts in order and watches everything in memory, and writes nothing. */
  public ObjectNode memory() throws IOException {
    AlertSet alerts = new AlertSet();
    Stopwatch stopwatch = Stopwatch.start();
    InMemory program =
        run(told -> stopwatch.stopFor(() -> alerts.add(AlertWriter.alert(told))), stopwatch);
    ObjectNode measured = Json.object("memory");
    stopwatch.elapsed(measured);
    measured.put("peak_memory_bytes", Stopwatch.peakMemory());
    alerts.describe(measured);
    measured.put("partners", program.partners());
    return measured.put("state_bytes_per_partner", program.stateBytes() / program.partners());
  }

  private void count(AtomicLong records, Stopwatch stopwatch) {
    if (records.incrementAndGet() == half) {
      stopwatch.half(half);
    }
  }

  private InMemory run(Consumer<Transition> alerts, Stopwatch stopwatch) {
    AtomicLong records = new AtomicLong();
    InMemory program = new InMemory(settings, alerts);
    InputDecoder decoder = new InputDecoder(settings);
    try (InputReader reader = InputReader.open(settings)) {
      reader.forEachInOrder(
          record -> {
            take(decoder.decode(record), program);
            count(records, stopwatch);
          });
      program.finish();
    }
    return program;
  }

  private void take(EventRecord record, InMemory program) {
    try {
      if (record.topic().isOfPartners()) {
        PartnerEvent event = CoreRecords.event(record);
        program.record(event, record.knownAt() == 0 ? Long.MIN_VALUE : record.knownAt());
      } else if (record.topic() == InputTopic.FX_RATES) {
        program.rate(CoreRecords.rate(record));
      } else if (record.topic() == InputTopic.ALERT_RULES) {
        program.rules(compiled(CoreRecords.rules(record)), record.knownAt());
      }
    } catch (RefusedException e) {
      throw new IllegalStateException("the benchmarks' records can all be used", e);
    }
  }

  private RuleProgram compiled(RulesUpdate update) {
    RulesCompiler.Compiled compiled =
        new RuleSetsCompiler(settings.program().currency()).compile(update);
    return Objects.requireNonNull(compiled.program(), () -> compiled.problems().toString());
  }
}
