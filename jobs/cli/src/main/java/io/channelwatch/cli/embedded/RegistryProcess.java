package io.channelwatch.cli.embedded;

import java.io.IOException;

/**
 * The main class of the registry's process. It ends the process as soon as its standard input
 * closes, which the operating system does when the parent is gone, however it went.
 */
final class RegistryProcess {

  private RegistryProcess() {}

  /** Starts the registry; the arguments are handed on. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread watch = new Thread(RegistryProcess::haltWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    Class.forName("io.quarkus.runner.GeneratedMain")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  private static void haltWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent never writes: only the end of the stream says anything.
      }
    } catch (IOException e) {
      // A broken pipe is the end as well.
    }
    Runtime.getRuntime().halt(0);
  }
}
