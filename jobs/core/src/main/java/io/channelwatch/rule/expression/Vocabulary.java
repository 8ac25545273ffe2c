package io.channelwatch.rule.expression;

import io.channelwatch.rule.CompositePart;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Unit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The KPIs that expressions can name. */
public interface Vocabulary {

  /** What a name stands for; null if the catalog has no such KPI. */
  @Nullable Meaning kpi(String name);

  /** The names of all KPIs. */
  Collection<String> kpis();

  /** What a KPI's name stands for where it is written. */
  sealed interface Meaning {}

  /**
   * A KPI that can be computed.
   *
   * @param slot where facts keep its value
   * @param unit what it counts; null if the catalog does not say
   * @param formula gives its value
   * @param parts for a composite its parts, otherwise empty
   * @param reads what the formula reads
   */
  record Computed(
      int slot,
      @Nullable Unit unit,
      NumberExpression formula,
      List<CompositePart> parts,
      Reads reads)
      implements Meaning {}

  /**
   * A KPI that cannot be used.
   *
   * @param problem why not; null if that is told elsewhere
   */
  record Unusable(@Nullable String problem) implements Meaning {}
}
