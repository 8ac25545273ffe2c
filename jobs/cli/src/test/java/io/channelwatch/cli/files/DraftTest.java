package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

  @TempDir Path folder;

  private Path work;

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
  }

  @Test
  void takesThePlaceOfAnotherOnceItIsWhole() throws IOException {
    Path target = Files.writeString(folder.resolve("out"), "before");
    try (Draft draft = Draft.of(target, work)) {
      Files.writeString(draft.file(), "after");
      assertThat(target).hasContent("before");
      draft.finish();
      assertThat(draft.file()).hasContent("after");
    }
    assertThat(target).hasContent("after");
    assertThat(folder).isDirectoryNotContaining("glob:**draft*");
  }

  @Test
  void isDroppedIfItDoesNotBecomeWhole() throws IOException {
    Path target = folder.resolve("out");
    try (Draft draft = Draft.of(target, work)) {
      Files.writeString(draft.file(), "half");
    }
    assertThat(target).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**draft*");
  }

  @Test
  void whatIsNoFileIsWrittenTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> content(pipe));
    try (Draft draft = Draft.of(pipe, work)) {
      Files.writeString(draft.file(), "through");
      draft.finish();
      assertThat(draft.file()).hasContent("through");
    }
    assertThat(read.join()).isEqualTo("through");
    assertThat(pipe).satisfies(p -> assertThat(Files.isRegularFile(p)).isFalse());
  }

  @Test
  void canLeadNowhere() throws IOException {
    try (Draft draft = Draft.of(null, work)) {
      Files.writeString(draft.file(), "read and forgotten");
      draft.finish();
      assertThat(draft.file()).hasParent(work).exists();
    }
    assertThat(work).isEmptyDirectory();
  }

  private static String content(Path pipe) {
    try (var in = Files.newInputStream(pipe)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
