package io.channelwatch.model;

import java.time.Instant;
import java.util.List;

/**
 * All rules and the catalog, as they hold from an instant on.
 *
 * @param known {@link Fact#BEGINNING} if they always held
 */
public record Rules(long version, Instant known, List<Kpi> catalog, List<Rule> all) {

  /** The KPI with a name; null if there is none. */
  Kpi kpi(String name) {
    for (Kpi kpi : catalog) {
      if (kpi.name().equals(name)) {
        return kpi;
      }
    }
    return null;
  }

  /** The rule with an id that is in force; null if there is none. */
  Rule rule(String id) {
    return all.stream().filter(r -> r.id().equals(id) && r.enabled()).findFirst().orElse(null);
  }
}
