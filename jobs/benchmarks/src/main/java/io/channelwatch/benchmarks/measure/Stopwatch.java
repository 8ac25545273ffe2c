package io.channelwatch.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Time that passes, and processor time that this process uses meanwhile, on all its threads. */
public final class Stopwatch {

  private static final double NANOS = 1e9;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long startedAt = System.nanoTime();
  private final long cpuAtStart = SYSTEM.getProcessCpuTime();

  /** Starts one. */
  public static Stopwatch start() {
    return new Stopwatch();
  }

  /** What has passed by now, in seconds: {@code seconds} and {@code cpu_seconds}. */
  public Map<String, Double> elapsed() {
    return Map.of(
        "seconds", (System.nanoTime() - startedAt) / NANOS,
        "cpu_seconds", (SYSTEM.getProcessCpuTime() - cpuAtStart) / NANOS);
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
