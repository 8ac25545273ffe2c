package io.channelwatch.benchmarks.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alerts.Alert;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A set of alerts, to be told from another by all that they say, in whatever order they came. What
 * was written twice, as delivery at least once may, counts once.
 */
public final class AlertSet {

  private final Map<String, Integer> byRule = new TreeMap<>();
  private final Set<String> keys = new HashSet<>();
  private long hash;

  /** Adds an alert. */
  public void add(Alert alert) {
    if (keys.add(alert.getAlertId() + "#" + alert.getSequence())) {
      byRule.merge(alert.getRuleId(), 1, Integer::sum);
      hash += ContentHash.of(alert);
    }
  }

  /** Notes how many there are, how many of each rule, and a hash of all that they say. */
  public void describe(ObjectNode measured) {
    measured.put("alerts", keys.size());
    measured.put("alerts_hash", "%016x".formatted(hash));
    ObjectNode rules = measured.putObject("alerts_by_rule");
    byRule.forEach(rules::put);
  }
}
