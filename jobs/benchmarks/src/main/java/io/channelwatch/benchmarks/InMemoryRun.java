package io.channelwatch.benchmarks;

import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Revenue;
import io.channelwatch.rule.RuleProgram;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

public final class InMemoryRun {
  private InMemoryRun() {}

  public static void main(String[] args) throws Exception {
    Workload load =
        new Workload(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Double.parseDouble(args[3]),
            7);
    RuleProgram rules = Rules.read(Path.of(args[4]));
    int repeats = args.length > 5 ? Integer.parseInt(args[5]) : 1;
    List<PartnerEvent> records = new ArrayList<>(load.records());
    load.forEachRecord(records::add);
    for (int i = 0; i < repeats; i++) {
      AtomicLong alerts = new AtomicLong();
      java.util.Map<String, Long> byRule = new java.util.TreeMap<>();
      AtomicLong hash = new AtomicLong();
      InMemory program =
          new InMemory(
              rules,
              Rules.PROGRAM,
              t -> {
                alerts.incrementAndGet();
                if (Boolean.getBoolean("hash")) {
                  hash.addAndGet(t.toString().hashCode());
                }
                byRule.merge(t.ruleId(), 1L, Long::sum);
              });
      long cpu = cpu();
      long start = System.nanoTime();
      load.forEachReference(program::reference);
      for (PartnerEvent event : records) {
        program.record(event, knownAt(event));
      }
      program.finish(load.start() + load.days() * 86_400_000L);
      double seconds = (System.nanoTime() - start) / 1e9;
      double used = (cpu() - cpu) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "{\"records\":%d,\"evaluations\":%d,\"alerts\":%d,\"seconds\":%.2f,\"cpu\":%.2f,\"per_second\":%.0f,\"hash\":\"%x\"}%n",
          records.size(),
          program.evaluations(),
          alerts.get(),
          seconds,
          used,
          records.size() / seconds,
          hash.get());
      System.out.println(byRule);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long knownAt(PartnerEvent event) {
    return event instanceof DealVersion deal
        ? deal.occurredAt()
        : event instanceof Revenue revenue ? revenue.occurredAt() : ((Activity) event).occurredAt();
  }
}
