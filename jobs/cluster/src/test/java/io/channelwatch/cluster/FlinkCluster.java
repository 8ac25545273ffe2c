package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cluster whose JobManager and TaskManagers are JVMs of their own. */
final class FlinkCluster implements AutoCloseable {

  private static final String SESSION =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String APPLICATION =
      "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final String COMMAND_LINE = "org.apache.flink.client.cli.CliFrontend";
  private static final Pattern SUBMITTED = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final Pattern SAVEPOINT = Pattern.compile("Path: (\\S+)");

  private static final int ATTEMPTS = 3;

  private final FlinkFolder folder;
  private final FlinkRest rest;
  private final String entryPoint;
  private final List<String> arguments;
  private final Map<String, JavaProcess> taskManagers = new LinkedHashMap<>();
  private JavaProcess jobManager;
  private int started;
  private final AtomicInteger commands = new AtomicInteger();

  private FlinkCluster(FlinkFolder folder, String entryPoint, List<String> arguments)
      throws IOException {
    this.folder = folder;
    this.rest = new FlinkRest(folder.restUrl());
    this.entryPoint = entryPoint;
    this.arguments = arguments;
    this.jobManager = startJobManager();
  }

  /** Starts a JobManager and so many TaskManagers of a session cluster, and waits for all. */
  static FlinkCluster start(Path folder, int taskManagers, Map<String, String> settings)
      throws Exception {
    FlinkCluster cluster = new FlinkCluster(new FlinkFolder(folder, settings), SESSION, List.of());
    cluster.startTaskManagers(taskManagers);
    return cluster;
  }

  /** {@code standalone-job.sh}, and a TaskManager: a cluster that runs one job. */
  static FlinkCluster startApplication(Path folder, Class<?> main, Path config, int parallelism)
      throws Exception {
    FlinkFolder flink =
        new FlinkFolder(folder, Map.of("parallelism.default", Integer.toString(parallelism)));
    flink.addJobJar();
    // Without the dashes Flink takes --config for short of its own --configDir.
    List<String> arguments =
        List.of("--job-classname", main.getName(), "--", "--config", config.toString());
    FlinkCluster cluster = new FlinkCluster(flink, APPLICATION, arguments);
    cluster.startTaskManagers(1);
    return cluster;
  }

  private void startTaskManagers(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      startTaskManager();
    }
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> rest.get("/overview").path("taskmanagers").asInt() == count);
  }

  private JavaProcess startJobManager() throws IOException {
    started++;
    List<String> all = new ArrayList<>(List.of("--configDir", folder.conf().toString()));
    all.addAll(arguments);
    return folder.start("jobmanager-" + started, entryPoint, all);
  }

  /** One more TaskManager; it has registered some seconds later. */
  void startTaskManager() throws IOException {
    started++;
    String name = "taskmanager-" + started;
    taskManagers.put(
        name,
        folder.start(
            name,
            TASK_MANAGER,
            List.of(
                "--configDir", folder.conf().toString(), "-D", "taskmanager.resource-id=" + name)));
  }

  /**
   * Ends, as {@code kill -9} does, for each of the jobs a TaskManager that has tasks of it.
   *
   * @return how many there were
   */
  int killTaskManagersOf(Collection<ClusterJob> jobs) throws Exception {
    Set<String> names = new TreeSet<>();
    for (ClusterJob job : jobs) {
      names.add(job.taskManager());
    }
    for (String name : names) {
      JavaProcess process = taskManagers.remove(name);
      assertThat(process).as(name).isNotNull();
      process.kill();
    }
    return names.size();
  }

  /** Ends the JobManager, as {@code kill -9} does. */
  void killJobManager() throws Exception {
    jobManager.kill();
  }

  /** Starts a JobManager in place of the one that was killed. */
  void replaceJobManager() throws Exception {
    jobManager = startJobManager();
  }

  /** Lets checkpoints find no room, or room again. */
  void fillDisk(boolean full) throws IOException {
    if (full) {
      Files.createFile(folder.diskIsFull());
    } else {
      Files.delete(folder.diskIsFull());
    }
  }

  /**
   * {@code flink run}.
   *
   * @param from a savepoint, or null for a job without a past
   */
  ClusterJob run(Class<?> main, Path config, int parallelism, @Nullable String from)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "--detached"));
    arguments.addAll(List.of("-c", main.getName(), "-p", Integer.toString(parallelism)));
    if (from != null) {
      arguments.addAll(List.of("-s", from));
    }
    arguments.addAll(List.of(JobJar.FILE.toString(), "--config", config.toString()));
    Command command = command(arguments);
    assertThat(command.code()).as(command.said()).isZero();
    return new ClusterJob(rest, found(SUBMITTED, command.said()));
  }

  /**
   * {@code flink stop}: ends the job with a savepoint; where that is. Asked again where the job is
   * just restarting, as a person would.
   */
  String stop(ClusterJob job) throws Exception {
    Command last = command(List.of("stop", job.id()));
    for (int i = 1; i < ATTEMPTS && last.code() != 0; i++) {
      job.awaitCheckpoint();
      last = command(List.of("stop", job.id()));
    }
    return found(SAVEPOINT, last.said());
  }

  private record Command(int code, String said) {}

  private Command command(List<String> arguments) throws Exception {
    String name = "command-" + commands.incrementAndGet() + "-" + arguments.get(0);
    int code = folder.start(name, COMMAND_LINE, arguments).await();
    return new Command(code, Files.readString(folder.log(name)));
  }

  private static String found(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return matcher.group(1);
  }

  @Override
  public void close() throws Exception {
    for (JavaProcess taskManager : taskManagers.values()) {
      taskManager.kill();
    }
    jobManager.kill();
  }
}
