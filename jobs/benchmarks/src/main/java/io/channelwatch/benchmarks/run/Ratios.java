package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What follows from what was measured. */
final class Ratios {

  private Ratios() {}

  /** Notes how many of the records went through in a second, and in a second of processor time. */
  static void addRates(ObjectNode measured, long records) {
    measured.put("records", records);
    measured.put("records_per_second", Math.round(records / measured.get("seconds").asDouble()));
    measured.put(
        "records_per_cpu_second", Math.round(records / measured.get("cpu_seconds").asDouble()));
  }

  /** Notes how a job compares with the limits. */
  static void add(ObjectNode job, ObjectNode reading, ObjectNode memory) {
    job.put("of_reading", ratio(job, reading));
    job.put("of_memory", ratio(job, memory));
  }

  private static double ratio(ObjectNode job, ObjectNode limit) {
    double ratio =
        job.get("records_per_cpu_second").asDouble()
            / limit.get("records_per_cpu_second").asDouble();
    return Math.round(ratio * 1000) / 1000.0;
  }
}
