package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What follows from what was measured. */
final class Ratios {

  private Ratios() {}

  /** Notes how many of the records went through in a second, and in a second of processor time. */
  static void addRates(ObjectNode measured, long records) {
    measured.put("records", records);
    measured.put("records_per_second", Math.round(records / measured.get("seconds").asDouble()));
    measured.put(
        "records_per_cpu_second", Math.round(records / measured.get("cpu_seconds").asDouble()));
    long rest = records - measured.get("first_half_records").asLong();
    measured.put(
        "second_half_records_per_cpu_second",
        Math.round(rest / measured.get("second_half_cpu_seconds").asDouble()));
  }

  /** Notes how a job compares with the limits. */
  static void add(ObjectNode job, ObjectNode reading, ObjectNode memory) {
    for (String rate : List.of("records_per_cpu_second", "second_half_records_per_cpu_second")) {
      String of = rate.replace("records_per_cpu_second", "of_");
      job.put(of + "reading", ratio(rate, job, reading));
      job.put(of + "memory", ratio(rate, job, memory));
    }
  }

  private static double ratio(String rate, ObjectNode job, ObjectNode limit) {
    double ratio = job.get(rate).asDouble() / limit.get(rate).asDouble();
    return Math.round(ratio * 1000) / 1000.0;
  }
}
