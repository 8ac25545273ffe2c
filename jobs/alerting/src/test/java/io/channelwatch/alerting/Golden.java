package io.channelwatch.alerting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes as an earlier release wrote them. A file is written once, by a run with {@code
 * -Dgolden.write=true}, and never again: what cannot read it any more cannot go on from that
 * release's checkpoints. A new form gets a new file beside the old one.
 */
public final class Golden {

  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private Golden() {}

  /**
   * The bytes of a file that stands beside a class.
   *
   * @param now what is kept where there is no such file yet and one is wished for
   */
  public static byte[] bytes(Class<?> beside, String name, byte[] now) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    if (!Boolean.getBoolean("golden.write")) {
      throw new AssertionError("there is no " + name + " beside " + beside.getName());
    }
    Path file = RESOURCES.resolve(beside.getPackageName().replace('.', '/')).resolve(name);
    Files.write(Files.createDirectories(file.getParent()).resolve(name), now);
    return now;
  }
}
