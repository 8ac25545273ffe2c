package io.channelwatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.core.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPartsTest {

  @TempDir Path folder;

  @Test
  void flinkWritesIntoAFolderWithASpaceInItsName() throws IOException {
    Path checkpoints = folder.resolve("my demo").resolve("checkpoints");
    var address = new org.apache.flink.core.fs.Path(EmbeddedParts.flinkAddress(checkpoints));

    FileSystem.get(address.toUri()).mkdirs(address);

    assertThat(Files.isDirectory(checkpoints)).isTrue();
  }
}
