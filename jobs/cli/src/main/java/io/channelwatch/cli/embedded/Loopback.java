package io.channelwatch.cli.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
public final class Loopback {

  /** The address that everything embedded listens on. */
  public static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** A port on which nothing listens at this moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on " + HOST, e);
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
