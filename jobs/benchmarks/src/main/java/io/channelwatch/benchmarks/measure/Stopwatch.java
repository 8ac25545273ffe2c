package io.channelwatch.benchmarks.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** Time that passes, and processor time that this process uses meanwhile, on all its threads. */
public final class Stopwatch {

  private static final double NANOS_PER_HUNDREDTH = 1e7;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long startedAt = System.nanoTime();
  private long cpuAtStart = SYSTEM.getProcessCpuTime();
  private long cpuAtHalf;
  private long recordsAtHalf;

  /** Starts one. */
  public static Stopwatch start() {
    return new Stopwatch();
  }

  /** Does something that is not to count, on this thread. */
  public void stopFor(Runnable action) {
    long at = System.nanoTime();
    long cpuAt = threads.getCurrentThreadCpuTime();
    action.run();
    startedAt += System.nanoTime() - at;
    long cpu = threads.getCurrentThreadCpuTime() - cpuAt;
    cpuAtStart += cpu;
    cpuAtHalf += cpu;
  }

  /** About half of the records are through; what the rest costs is noted apart. */
  public void half(long records) {
    recordsAtHalf = records;
    cpuAtHalf = SYSTEM.getProcessCpuTime();
  }

  /** Notes what has passed by now, and what of it since the half. */
  public void elapsed(ObjectNode measured) {
    measured.put("seconds", hundredths(System.nanoTime() - startedAt));
    measured.put("cpu_seconds", hundredths(SYSTEM.getProcessCpuTime() - cpuAtStart));
    measured.put("first_half_records", recordsAtHalf);
    measured.put("second_half_cpu_seconds", hundredths(SYSTEM.getProcessCpuTime() - cpuAtHalf));
  }

  private static double hundredths(long nanos) {
    return Math.round(nanos / NANOS_PER_HUNDREDTH) / 100.0;
  }

  /** The most memory that this process has held: resident where Linux tells, else the JVM's own. */
  public static long peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
