package io.channelwatch.cli.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1. */
public final class Loopback {

  /** The address that everything embedded listens on. */
  public static final String HOST = "127.0.0.1";

  private static final int FIRST_PORT = 20_000;
  private static final int FIRST_OF_CLIENTS = 32_768;
  private static final int MOST_TRIES = 1_000;

  private Loopback() {}

  /**
   * A port on which nothing listens at this moment. It is none of those that systems give to
   * clients: while whoever is to listen there starts again, one that tries to reach it would get
   * it.
   */
  public static int freePort() {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_OF_CLIENTS);
      if (isFree(port)) {
        return port;
      }
    }
    throw new EmbeddedPartFailure("There is no free port on " + HOST + ".", null);
  }

  private static boolean isFree(int port) {
    try {
      requireFree(port, "a part");
      return true;
    } catch (EmbeddedPartFailure e) {
      return false;
    }
  }

  /**
   * Refuses a port that something listens on already.
   *
   * @param what for whom the port is meant, as the message names it
   * @throws EmbeddedPartFailure if the port is taken
   */
  public static void requireFree(int port, String what) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
    } catch (IOException e) {
      throw new EmbeddedPartFailure(
          "Port %d, meant for %s, is in use. Stop what listens there or choose another port."
              .formatted(port, what),
          e);
    }
  }
}
