package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.config.Settings;
import java.io.Serializable;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;

/**
 * What a task needs to watch its partners.
 *
 * @param compiler checks and compiles the rules where they run
 * @param mostPartnerBytes how many bytes of the heap the partners of a task may take at most that
 *     it keeps as objects, however large the heap is
 * @param tellsKpis whether partners' catalog values are told beside alerts
 */
public record WatchSettings(
    Settings settings, RulesCompiler compiler, long mostPartnerBytes, boolean tellsKpis)
    implements Serializable {

  /** The defaults of a run that tells alerts alone. */
  public static WatchSettings of(Settings settings, RulesCompiler compiler) {
    return new WatchSettings(settings, compiler, Long.MAX_VALUE, false);
  }

  /** The same, and catalog values are told too. */
  public WatchSettings tellingKpis() {
    return new WatchSettings(settings, compiler, mostPartnerBytes, true);
  }

  /** How many bytes the partners of a task may take: each slot has the same part of the heap. */
  long partnerBytes(TaskManagerRuntimeInfo taskManager) {
    int slots = taskManager.getConfiguration().get(TaskManagerOptions.NUM_TASK_SLOTS);
    double share = settings.memory().partners() * Runtime.getRuntime().maxMemory() / slots;
    return Math.min(mostPartnerBytes, (long) share);
  }
}
