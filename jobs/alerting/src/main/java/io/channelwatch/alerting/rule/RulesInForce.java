package io.channelwatch.alerting.rule;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.rule.RuleProgram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules by the ticks at which they take effect. A directory that does not pass the check is
 * refused when its tick comes, and what is in force stays.
 */
public final class RulesInForce {

  private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

  /**
   * An update and when it becomes known.
   *
   * @param tick when it takes effect, in milliseconds since the epoch
   */
  public record Dated(long tick, RulesUpdate update) {}

  private final RulesCompiler compiler;
  private final TreeMap<Long, RulesUpdate> coming = new TreeMap<>();
  private @Nullable Dated current;
  private RuleProgram program = RuleProgram.EMPTY;
  private RuleProgram previous = RuleProgram.EMPTY;

  /** No rules yet. */
  public RulesInForce(RulesCompiler compiler) {
    this.compiler = compiler;
  }

  /** An update takes effect at a tick; of several at one tick the last one given. */
  public void add(long tick, RulesUpdate update) {
    coming.put(tick, update);
  }

  /** The next tick at which an update takes effect; {@link Long#MAX_VALUE} if none waits. */
  public long nextTick() {
    return coming.isEmpty() ? Long.MAX_VALUE : coming.firstKey();
  }

  /** Lets the update of a tick take effect, if there is one; whether there was. */
  public boolean reach(long tick) {
    RulesUpdate update = coming.remove(tick);
    return update != null && takeEffect(new Dated(tick, update));
  }

  private boolean takeEffect(Dated dated) {
    RulesUpdate update = dated.update();
    RulesCompiler.Compiled compiled = compiler.compile(update);
    if (compiled.program() == null) {
      LOG.error(
          "event=rules_refused program={} version={} problems={} first=\"{}\"",
          update.program(),
          update.version(),
          compiled.problems().size(),
          compiled.problems().get(0));
      return false;
    }
    LOG.info(
        "event=rules_in_force program={} version={} rules={}",
        update.program(),
        update.version(),
        compiled.program().rules().size());
    previous = program;
    program = compiled.program();
    current = dated;
    return true;
  }

  /** The rules in force. */
  public RuleProgram program() {
    return program;
  }

  /** The rules that were in force before. */
  public RuleProgram previous() {
    return previous;
  }

  /** What a checkpoint keeps: the update in force, then those to come. */
  public List<Dated> snapshot() {
    List<Dated> all = new ArrayList<>();
    if (current != null) {
      all.add(current);
    }
    for (Map.Entry<Long, RulesUpdate> entry : coming.entrySet()) {
      all.add(new Dated(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  /**
   * Takes up a checkpoint's updates; those up to the clock are in force.
   *
   * @throws IllegalStateException if what was in force does not pass this release's check: without
   *     it every alert would end
   */
  public void restore(List<Dated> snapshot, long clock) {
    List<Dated> all = new ArrayList<>(snapshot);
    all.sort(Comparator.comparingLong(Dated::tick));
    for (Dated dated : all) {
      if (dated.tick() > clock) {
        add(dated.tick(), dated.update());
      } else if (!takeEffect(dated)) {
        RulesUpdate update = dated.update();
        throw new IllegalStateException(
            "the rules in force, version %d of '%s', no longer pass the check: %s"
                .formatted(
                    update.version(),
                    update.program(),
                    compiler.compile(update).problems().get(0)));
      }
    }
  }
}
