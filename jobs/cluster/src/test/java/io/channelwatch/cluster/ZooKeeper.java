package io.channelwatch.cluster;

import io.channelwatch.cli.embedded.Loopback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** ZooKeeper, as Flink's lib brings it, in a JVM of its own. */
final class ZooKeeper implements AutoCloseable {

  private static final String MAIN =
      "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

  private final Path folder;
  private final int port = Loopback.freePort();
  private final JavaProcess process;

  ZooKeeper(Path folder) throws Exception {
    this.folder = folder;
    FlinkFolder flink = new FlinkFolder(folder, Map.of());
    Path config = folder.resolve("zoo.cfg");
    Files.writeString(
        config,
        """
        tickTime=1000
        dataDir=%s
        clientPort=%d
        clientPortAddress=%s
        admin.enableServer=false
        """
            .formatted(folder.resolve("data"), port, Loopback.HOST));
    this.process = flink.start("zookeeper", MAIN, List.of(config.toString()));
  }

  /** What lets a JobManager that is replaced go on with its jobs. */
  Map<String, String> highAvailability() {
    return Map.of(
        "high-availability.type", "zookeeper",
        "high-availability.zookeeper.quorum", Loopback.HOST + ":" + port,
        "high-availability.storageDir", folder.resolve("ha").toUri().toString(),
        "high-availability.zookeeper.client.session-timeout", "10000",
        "high-availability.zookeeper.client.connection-timeout", "10000",
        // A busy machine is not a lost one.
        "high-availability.zookeeper.client.tolerate-suspended-connections", "true");
  }

  @Override
  public void close() throws Exception {
    process.kill();
  }
}
